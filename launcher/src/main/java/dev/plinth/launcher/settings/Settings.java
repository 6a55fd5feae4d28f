package dev.plinth.launcher.settings;

import dev.plinth.launcher.Failure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole configuration.
 *
 * @param appEnv what the application is run for
 * @param listen the address that the server listens on
 * @param ports where the server listens
 * @param https where it listens for TLS; empty means nowhere
 * @param database the configured database; empty means an embedded one
 * @param redis the configured Redis; empty means an embedded one
 * @param grid the data grid that the server joins; empty means none
 * @param keyFiles the configured keys of access tokens; empty means those of the home
 * @param poolSize connections in the server's pool
 * @param home where embedded data, keys and logs are kept; absolute
 * @param passedOn further variables that the server gets, validated and with their defaults
 */
public record Settings(
    AppEnv appEnv,
    ListenAddress listen,
    Ports ports,
    Optional<Https> https,
    Optional<DatabaseAddress> database,
    Optional<RedisAddress> redis,
    Optional<GridAddress> grid,
    Optional<KeyFiles> keyFiles,
    int poolSize,
    Path home,
    Map<String, String> passedOn) {

  private static final String ORIGIN = "https?://[a-z0-9.-]+(:[0-9]{1,5})?";
  private static final String ADDRESSES =
      "([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?";

  private static final List<String> LIMITS =
      List.of(
          "PLINTH_LIMIT_WRITES",
          "PLINTH_LIMIT_REQUESTS",
          "PLINTH_LIMIT_SIGN_IN_ACCOUNT",
          "PLINTH_LIMIT_SIGN_IN_ADDRESS");

  /**
   * Reads and validates the configuration.
   *
   * @param environment the environment variables
   * @throws Failure with a line for each value that is wrong
   */
  public static Settings from(Map<String, String> environment) {
    return from(environment, false);
  }

  /**
   * Reads and validates the configuration of a server, which in production needs keys too.
   *
   * @param environment the environment variables
   * @throws Failure with a line for each value that is wrong
   */
  public static Settings forServer(Map<String, String> environment) {
    return from(environment, true);
  }

  private static Settings from(Map<String, String> environment, boolean server) {
    Variables variables = new Variables(environment);
    AppEnv appEnv = appEnv(variables);
    Settings settings =
        new Settings(
            appEnv,
            ListenAddress.read(variables),
            Ports.read(variables),
            Https.read(variables),
            DatabaseAddress.read(variables, appEnv),
            RedisAddress.read(variables, appEnv),
            GridAddress.read(variables),
            KeyFiles.read(variables),
            variables.number("DB_POOL_SIZE", 16, 1, 1000),
            home(variables),
            passedOn(variables));
    variables.mustDiffer(settings.portsByVariable());
    if (server && appEnv == AppEnv.PRODUCTION && settings.keyFiles().isEmpty()) {
      variables.problems().add(KeyFiles.MISSING);
    }
    if (!variables.problems().isEmpty()) {
      throw new Failure(variables.problems());
    }
    return settings;
  }

  /**
   * The variables that the server is started with.
   *
   * @param database the database in use
   * @param redis the Redis in use
   * @param keys the keys of access tokens in use
   */
  public Map<String, String> environment(
      DatabaseAddress database, RedisAddress redis, KeyFiles keys) {
    Map<String, String> environment = new LinkedHashMap<>(passedOn);
    environment.put("APP_ENV", appEnv.toString());
    environment.put("LISTEN_ADDRESS", listen.toString());
    portsByVariable().forEach((name, port) -> environment.put(name, Integer.toString(port)));
    https.ifPresent(given -> environment.putAll(given.environment()));
    environment.put("DB_POOL_SIZE", Integer.toString(poolSize));
    environment.put("PLINTH_HOME", home.toString());
    environment.putAll(database.environment());
    environment.putAll(redis.environment());
    keys.byVariable().forEach((name, file) -> environment.put(name, file.toString()));
    environment.values().removeIf(String::isEmpty);
    return environment;
  }

  /** The ports that the server listens on, by the variable that sets each. */
  public SortedMap<String, Integer> portsByVariable() {
    SortedMap<String, Integer> all = new TreeMap<>(ports.byVariable());
    https.ifPresent(given -> all.putAll(given.portsByVariable()));
    return all;
  }

  /** How long the server may take to let its clients go. */
  public Duration stopTime() {
    return Stream.of("STOP_GRACE_SECONDS", "STOP_DRAIN_SECONDS")
        .map(name -> Duration.ofSeconds(Long.parseLong(passedOn.get(name))))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static AppEnv appEnv(Variables variables) {
    String[] names = Arrays.stream(AppEnv.values()).map(AppEnv::toString).toArray(String[]::new);
    return AppEnv.valueOf(
        variables.choice("APP_ENV", "development", names).toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> passedOn(Variables variables) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "DB_RECONNECT_MAX_ATTEMPTS",
        Integer.toString(variables.number("DB_RECONNECT_MAX_ATTEMPTS", -1, -1, Integer.MAX_VALUE)));
    values.put(
        "STOP_GRACE_SECONDS", Integer.toString(variables.number("STOP_GRACE_SECONDS", 0, 0, 3600)));
    values.put(
        "STOP_DRAIN_SECONDS",
        Integer.toString(variables.number("STOP_DRAIN_SECONDS", 10, 0, 3600)));
    values.put(
        "REDIS_TTL", Integer.toString(variables.number("REDIS_TTL", 86400, 1, Integer.MAX_VALUE)));
    values.put(
        "CORS_ORIGIN", variables.list("CORS_ORIGIN", ORIGIN, "such as https://www.example.org"));
    values.put(
        "TRUSTED_PROXIES", variables.list("TRUSTED_PROXIES", ADDRESSES, "such as 10.0.0.0/8"));
    for (String limit : LIMITS) {
      values.put(limit, variables.limit(limit));
    }
    values.put(
        "LOG_LEVEL", variables.choice("LOG_LEVEL", "info", "error", "warn", "info", "debug"));
    values.put("LOG_FORMAT", variables.choice("LOG_FORMAT", "text", "text", "json"));
    values.putAll(traces(variables));
    return values;
  }

  /** Its other variables reach the server as they are. */
  private static Map<String, String> traces(Variables variables) {
    boolean disabled = variables.flag("OTEL_SDK_DISABLED", true);
    return Map.of(
        "OTEL_SDK_DISABLED",
        Boolean.toString(disabled),
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        variables.url("OTEL_EXPORTER_OTLP_ENDPOINT", !disabled, "OTEL_SDK_DISABLED is false"));
  }

  /**
   * Where embedded data, keys and logs are kept, for a command that needs nothing else.
   *
   * @throws Failure if PLINTH_HOME is not a path
   */
  public static Path home(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Path home = home(variables);
    if (!variables.problems().isEmpty()) {
      throw new Failure(variables.problems());
    }
    return home;
  }

  private static Path home(Variables variables) {
    String value =
        variables.isSet("PLINTH_HOME") ? variables.text("PLINTH_HOME", false, "") : ".plinth";
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      variables.problems().add("PLINTH_HOME is not a path");
      return Path.of(".plinth");
    }
  }
}
