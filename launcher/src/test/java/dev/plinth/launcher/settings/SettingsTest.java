package dev.plinth.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final DatabaseAddress DATABASE =
      new DatabaseAddress(
          "127.0.0.1", 15432, "plinth", "s3cret", "plinth", false, Optional.empty());
  private static final RedisAddress REDIS = RedisAddress.local(16379, "s3cret");

  private static final KeyFiles KEYS =
      new KeyFiles(Path.of("/keys/signing-key.pem"), Path.of("/keys/key-set.json"));

  @Test
  void needsNoVariableAtAll() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.appEnv()).isEqualTo(AppEnv.DEVELOPMENT);
    assertThat(settings.ports().byVariable())
        .containsAllEntriesOf(Map.of("USERS_PORT", 8000, "BLOGS_PORT", 8001, "OPS_PORT", 8080));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.redis()).isEmpty();
    assertThat(settings.grid()).isEmpty();
    assertThat(settings.home()).isEqualTo(Path.of(".plinth").toAbsolutePath());
  }

  @Test
  void givesTheServerEveryVariableWithItsDefault() {
    Map<String, String> environment = Settings.from(Map.of()).environment(DATABASE, REDIS, KEYS);

    assertThat(environment)
        .containsEntry("APP_ENV", "development")
        .containsEntry("LISTEN_ADDRESS", "127.0.0.1")
        .hasEntrySatisfying("PLINTH_SERVICES", it -> assertThat(it).startsWith("users,blogs"))
        .containsEntry("USERS_PORT", "8000")
        .containsEntry("BLOGS_PORT", "8001")
        .containsEntry("OPS_PORT", "8080")
        .containsEntry("DB_HOST", "127.0.0.1")
        .containsEntry("DB_PORT", "15432")
        .containsEntry("DB_USERNAME", "plinth")
        .containsEntry("DB_PASSWORD", "s3cret")
        .containsEntry("DB_NAME", "plinth")
        .containsEntry("DB_SSL", "false")
        .containsEntry("DB_POOL_SIZE", "16")
        .containsEntry("DB_RECONNECT_MAX_ATTEMPTS", "-1")
        .containsEntry("REDIS_HOST", "127.0.0.1")
        .containsEntry("REDIS_PORT", "16379")
        .containsEntry("REDIS_PASSWORD", "s3cret")
        .containsEntry("REDIS_TLS", "false")
        .doesNotContainKeys("REDIS_USERNAME", "REDIS_TLS_CA")
        .containsEntry("REDIS_TTL", "86400")
        .containsEntry("JWT_SIGNING_KEY_FILE", "/keys/signing-key.pem")
        .containsEntry("JWT_KEY_SET_FILE", "/keys/key-set.json")
        .containsEntry("LOG_LEVEL", "info")
        .containsEntry("LOG_FORMAT", "text")
        .containsEntry("OTEL_SDK_DISABLED", "true")
        .doesNotContainKey("CORS_ORIGIN");
  }

  @Test
  void tellsTheServerWhereEachVariableComesFrom() {
    Map<String, String> given =
        Map.of("DB_POOL_SIZE", "16", "LOG_LEVEL", "debug", "CORS_ORIGIN", "");

    String origins = Settings.from(given).environment(DATABASE, REDIS, KEYS).get("PLINTH_ORIGINS");

    assertThat(origins.split(","))
        .contains(
            "DB_POOL_SIZE=environment",
            "LOG_LEVEL=environment",
            "LOG_FORMAT=default",
            "USERS_PORT=default",
            "DB_PORT=automatic",
            "JWT_KEY_SET_FILE=automatic")
        .noneMatch(it -> it.startsWith("CORS_ORIGIN"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost",
    "0.0.0.0, localhost",
    "::, localhost",
    "::1, [0:0:0:0:0:0:0:1]",
    "10.0.0.255, 10.0.0.255",
    "fd00::1, [fd00:0:0:0:0:0:0:1]"
  })
  void namesTheHostThatListens(String address, String host) {
    assertThat(Settings.from(Map.of("LISTEN_ADDRESS", address)).listen().name()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1.",
        "10.0.0.1/8",
        "*",
        ":::",
        "1::2::3",
        "[::1]",
        "127.0.0.1:8000",
        "0x7f.1",
        "::1%lo"
      })
  void listensOnAddressesOnly(String address) {
    assertThatThrownBy(() -> Settings.from(Map.of("LISTEN_ADDRESS", address)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "LISTEN_ADDRESS is \"%s\", and must be an address such as 127.0.0.1, 0.0.0.0 or ::1",
            address);
  }

  @Test
  void givesTheServerWhatOnlyItUses() {
    Map<String, String> passedOn =
        Map.of(
            "PLINTH_LIMIT_WRITES", "20/PT15M",
            "PLINTH_LIMIT_REQUESTS", "off",
            "PLINTH_LIMIT_SIGN_IN_ACCOUNT", "1/PT1S",
            "PLINTH_LIMIT_SIGN_IN_ADDRESS", "999999/P1D",
            "PLINTH_REQUIRE_IF_MATCH", "true");

    assertThat(Settings.from(passedOn).environment(DATABASE, REDIS, KEYS))
        .containsAllEntriesOf(passedOn);
  }

  @Test
  void readsADatabaseARedisAndADataGridOfItsUser() {
    Settings settings =
        Settings.from(
            Map.of(
                "DB_HOST", "db.example.org",
                "DB_USERNAME", "ada",
                "DB_PASSWORD", "p:a$s=s",
                "DB_NAME", "blogs",
                "DB_SSL", "true",
                "REDIS_HOST", "redis.example.org",
                "REDIS_USERNAME", "plinth",
                "REDIS_PASSWORD", "s3cret",
                "REDIS_TLS", "true",
                "DATA_GRID_HOST", "console.example.org"));

    assertThat(settings.database())
        .contains(
            new DatabaseAddress(
                "db.example.org", 5432, "ada", "p:a$s=s", "blogs", true, Optional.empty()));
    assertThat(settings.redis())
        .contains(new RedisAddress("redis.example.org", 6379, "plinth", "s3cret", true, ""));
    assertThat(settings.grid()).contains(new GridAddress("console.example.org", 4900));
  }

  @Test
  void takesAVariableThatIsSetToNothingAsNotSet() {
    Settings settings = Settings.from(Map.of("DB_HOST", "", "USERS_PORT", " ", "APP_ENV", ""));

    assertThat(settings).isEqualTo(Settings.from(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "APP_ENV, prod, 'one of development, test, production'",
    "USERS_PORT, eighty, a whole number from 1 to 65535",
    "BLOGS_PORT, 0, a whole number from 1 to 65535",
    "OPS_PORT, 65536, a whole number from 1 to 65535",
    "DB_PORT, -1, a whole number from 1 to 65535",
    "DB_SSL, yes, 'one of true, false'",
    "DB_POOL_SIZE, 0, a whole number from 1 to 1000",
    "DB_RECONNECT_MAX_ATTEMPTS, -2, a whole number from -1 to 2147483647",
    "REDIS_TLS, yes, 'one of true, false'",
    "REDIS_PORT, 1.5, a whole number from 1 to 65535",
    "DATA_GRID_PORT, grid, a whole number from 1 to 65535",
    "REDIS_TTL, 0, a whole number from 1 to 2147483647",
    "PLINTH_LIMIT_WRITES, many, '1 to 999999 per period of a second to a day, such as 20/PT15M, or off'",
    "PLINTH_LIMIT_REQUESTS, 9/PX, '1 to 999999 per period of a second to a day, such as 20/PT15M, or"
        + " off'",
    "LOG_LEVEL, trace, 'one of error, warn, info, debug'",
    "LOG_FORMAT, xml, 'one of text, json'"
  })
  void refusesAWrongValueAndTellsWhatIsRight(String variable, String value, String expected) {
    assertThat(problems(Map.of(variable, value)))
        .containsExactly(variable + " is \"" + value + "\", and must be " + expected);
  }

  @Test
  void namesAFileWithAuthoritiesThatHasNoCertificate() {
    Map<String, String> database =
        Map.of("DB_HOST", "db", "DB_USERNAME", "a", "DB_PASSWORD", "b", "DB_NAME", "c");
    Map<String, String> environment = new HashMap<>(database);
    environment.put("DB_SSLROOTCERT", "/dev/null");

    assertThat(problems(environment))
        .containsExactly("DB_SSLROOTCERT is set, and needs DB_SSL=true");

    environment.put("DB_SSL", "true");

    assertThat(problems(environment))
        .containsExactly(
            "DB_SSLROOTCERT is \"/dev/null\", and must be a file with certificates (PEM) that can"
                + " be read");
  }

  @Test
  void leavesEachServiceAConnectionForItsProbe() {
    int services = Distribution.ofThisProgram().services().size();
    int least = 2 * services;

    assertThat(problems(Map.of("DB_POOL_SIZE", Integer.toString(least - 1))))
        .containsExactly(
            "DB_POOL_SIZE is %d, and must be at least %d: two connections for each of %d services"
                .formatted(least - 1, least, services));
    assertThat(Settings.from(Map.of("DB_POOL_SIZE", Integer.toString(least))).poolSize())
        .isEqualTo(least);
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    Map<String, String> environment = Map.of("USERS_PORT", "x", "LOG_LEVEL", "y", "REDIS_TTL", "z");

    assertThat(problems(environment)).hasSize(3);
  }

  @Test
  void wantsToKnowWhereTracesGo() {
    assertThat(problems(Map.of("OTEL_SDK_DISABLED", "false")))
        .containsExactly(
            "OTEL_EXPORTER_OTLP_ENDPOINT is not set, and must be when OTEL_SDK_DISABLED is false");
    assertThat(problems(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")))
        .containsExactly(
            "OTEL_EXPORTER_OTLP_ENDPOINT must be a URL that begins with http:// or https://");
  }

  @Test
  void refusesTwoListenersOnOnePort() {
    assertThat(problems(Map.of("BLOGS_PORT", "8080")))
        .containsExactly("BLOGS_PORT and OPS_PORT are both 8080, and must differ");
  }

  @Test
  void needsTheWholeLogInOfADatabaseThatIsGiven() {
    assertThat(problems(Map.of("DB_HOST", "db")))
        .containsExactly(
            "DB_USERNAME is not set, and must be when DB_HOST is set",
            "DB_PASSWORD is not set, and must be when DB_HOST is set",
            "DB_NAME is not set, and must be when DB_HOST is set");
  }

  @Test
  void needsThePasswordOfARedisUserAndAFileThatCanBeRead() {
    assertThat(
            problems(
                Map.of(
                    "REDIS_HOST", "redis",
                    "REDIS_USERNAME", "plinth",
                    "REDIS_TLS_CA", "/does/not/exist.pem")))
        .containsExactly(
            "REDIS_PASSWORD is not set, and must be when REDIS_USERNAME is set",
            "REDIS_TLS_CA can't be read: /does/not/exist.pem");
  }

  @Test
  void startsNothingEmbeddedInProduction() {
    assertThat(problems(Map.of("APP_ENV", "production")))
        .containsExactly(
            "DB_HOST is not set, and must be when APP_ENV is production",
            "DB_USERNAME is not set, and must be when APP_ENV is production",
            "DB_PASSWORD is not set, and must be when APP_ENV is production",
            "DB_NAME is not set, and must be when APP_ENV is production",
            "REDIS_HOST is not set, and must be when APP_ENV is production");
  }

  @Test
  void refusesThePasswordForDevelopmentInProduction() {
    assertThat(
            problems(
                Map.of(
                    "APP_ENV", "production",
                    "DB_HOST", "db",
                    "DB_USERNAME", "plinth",
                    "DB_PASSWORD", "only-for-development",
                    "DB_NAME", "plinth",
                    "REDIS_HOST", "redis")))
        .containsExactly("DB_PASSWORD is the one for development: set one of your own");
  }

  @Test
  void neverShowsAPassword() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DB_HOST", "postgres://ada:s3cret@db/blogs");
    environment.put("DB_PASSWORD", "s3cret");
    environment.put("REDIS_PASSWORD", "s3cret");

    assertThat(problems(environment)).noneMatch(line -> line.contains("s3cret"));
    assertThat(DATABASE.toString()).isEqualTo("postgresql://plinth@127.0.0.1:15432/plinth");
    assertThat(REDIS.toString()).isEqualTo("redis://127.0.0.1:16379");
  }

  private static List<String> problems(Map<String, String> environment) {
    List<String> lines = new ArrayList<>();
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOfSatisfying(Failure.class, failure -> lines.addAll(failure.lines()));
    return lines;
  }
}
