package dev.plinth.launcher.settings;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.service.ServiceDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole configuration.
 *
 * @param appEnv what the application is run for
 * @param services the services, as the list of this distribution names them
 * @param listen the address that the server listens on
 * @param ports where the server listens
 * @param https where it listens for TLS; empty means nowhere
 * @param database the configured database; empty means an embedded one
 * @param redis the configured Redis; empty means an embedded one
 * @param grid the data grid that the server joins; empty means none
 * @param keyFiles the configured keys of access tokens; empty means those of the home
 * @param poolSize connections in the server's pool
 * @param home where embedded data, keys and logs are kept; absolute
 * @param given the names of the variables that are set
 * @param passedOn further variables that the server gets, validated and with their defaults
 */
public record Settings(
    AppEnv appEnv,
    List<ServiceDefinition> services,
    ListenAddress listen,
    Ports ports,
    Optional<Https> https,
    Optional<DatabaseAddress> database,
    Optional<RedisAddress> redis,
    Optional<GridAddress> grid,
    Optional<KeyFiles> keyFiles,
    int poolSize,
    Path home,
    Set<String> given,
    Map<String, String> passedOn) {

  /** The variable by which the server knows where the others come from. */
  private static final String ORIGINS = "PLINTH_ORIGINS";

  /** What the launcher does not use itself. */
  private static final List<Setting> PASSED_ON =
      List.of(
          Setting.DB_RECONNECT_MAX_ATTEMPTS,
          Setting.STOP_GRACE_SECONDS,
          Setting.STOP_DRAIN_SECONDS,
          Setting.REDIS_TTL,
          Setting.CORS_ORIGIN,
          Setting.TRUSTED_PROXIES,
          Setting.PLINTH_LIMIT_WRITES,
          Setting.PLINTH_LIMIT_REQUESTS,
          Setting.PLINTH_LIMIT_SIGN_IN_ACCOUNT,
          Setting.PLINTH_LIMIT_SIGN_IN_ADDRESS,
          Setting.PLINTH_REQUIRE_IF_MATCH,
          Setting.LOG_LEVEL,
          Setting.LOG_FORMAT,
          Setting.OTEL_SDK_DISABLED,
          Setting.OTEL_EXPORTER_OTLP_ENDPOINT);

  /**
   * Reads and validates the configuration.
   *
   * @param environment the environment variables
   * @throws Failure with a line for each value that is wrong
   */
  public static Settings from(Map<String, String> environment) {
    return from(environment, Start.COMMAND);
  }

  /**
   * Reads and validates the configuration of a server, which in production needs keys too.
   *
   * @param environment the environment variables
   * @throws Failure with a line for each value that is wrong
   */
  public static Settings forServer(Map<String, String> environment) {
    return from(environment, Start.UP);
  }

  private static Settings from(Map<String, String> environment, Start start) {
    Variables variables = new Variables(environment, start);
    Settings settings = read(variables);
    variables.report();
    return settings;
  }

  /** Reads all, and leaves what is wrong to the report of the variables. */
  static Settings read(Variables variables) {
    List<ServiceDefinition> services = Distribution.ofThisProgram().services();
    Settings settings =
        new Settings(
            AppEnv.valueOf(variables.text(Setting.APP_ENV).toUpperCase(Locale.ROOT)),
            services,
            ListenAddress.read(variables),
            Ports.read(variables, services),
            Https.read(variables, services),
            DatabaseAddress.read(variables),
            RedisAddress.read(variables),
            GridAddress.read(variables),
            KeyFiles.read(variables),
            poolSize(variables, services),
            home(variables),
            variables.given(),
            passedOn(variables));
    variables.mustDiffer(settings.portsByVariable());
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
    environment.put("PLINTH_SERVICES", names());
    environment.put("LISTEN_ADDRESS", listen.toString());
    portsByVariable().forEach((name, port) -> environment.put(name, Integer.toString(port)));
    https.ifPresent(given -> environment.putAll(given.environment()));
    environment.put("DB_POOL_SIZE", Integer.toString(poolSize));
    environment.put("PLINTH_HOME", home.toString());
    environment.putAll(database.environment());
    environment.putAll(redis.environment());
    keys.byVariable().forEach((name, file) -> environment.put(name, file.toString()));
    environment.values().removeIf(String::isEmpty);
    environment.put(ORIGINS, Origin.list(environment, given));
    return environment;
  }

  /** The ports that the server listens on, by the variable that sets each. */
  public SortedMap<String, Integer> portsByVariable() {
    SortedMap<String, Integer> all = new TreeMap<>(ports.byVariable());
    https.ifPresent(given -> all.putAll(given.portsByVariable()));
    return all;
  }

  /** As the services read them: with commas between them. */
  private String names() {
    return services.stream().map(ServiceDefinition::name).collect(Collectors.joining(","));
  }

  /** Each service needs a connection for its probe, and at least one for its requests. */
  private static int poolSize(Variables variables, List<ServiceDefinition> services) {
    int size = variables.number(Setting.DB_POOL_SIZE);
    int least = 2 * services.size();
    if (size < least) {
      variables
          .problems()
          .add(
              "DB_POOL_SIZE is %d, and must be at least %d: two connections for each of %d services"
                  .formatted(size, least, services.size()));
    }
    return size;
  }

  /** How long the server may take to let its clients go. */
  public Duration stopTime() {
    return Stream.of("STOP_GRACE_SECONDS", "STOP_DRAIN_SECONDS")
        .map(name -> Duration.ofSeconds(Long.parseLong(passedOn.get(name))))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Map<String, String> passedOn(Variables variables) {
    Map<String, String> values = new LinkedHashMap<>();
    PASSED_ON.forEach(setting -> values.put(setting.name(), variables.text(setting)));
    return values;
  }

  /**
   * Where embedded data, keys and logs are kept, for a command that needs nothing else.
   *
   * @throws Failure if PLINTH_HOME is not a path
   */
  public static Path home(Map<String, String> environment) {
    Variables variables = new Variables(environment, Start.COMMAND);
    Path home = home(variables);
    variables.report();
    return home;
  }

  private static Path home(Variables variables) {
    return Path.of(variables.text(Setting.PLINTH_HOME)).toAbsolutePath().normalize();
  }
}
