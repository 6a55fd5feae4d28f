package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Command;
import dev.plinth.system.product.Home;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.TestPorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that can't succeed reports why, with a remedy, and leaves nothing running. */
@BesideOthers
class WrongStartIT {

  private final Map<String, String> environment = new HashMap<>();
  private final TestPorts ports = TestPorts.free();
  private Home home;

  @BeforeEach
  void configure() {
    home = Home.fresh("wrong-start");
    environment.put("PLINTH_HOME", home.root().toString());
    environment.putAll(ports.environment());
  }

  @AfterEach
  void leftNothingBehind() {
    assertThat(home.processes()).isEmpty();
    assertThat(ports.areFree()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"USERS_PORT", "BLOGS_PORT", "OPS_PORT"})
  void namesThePortThatIsTaken(String variable) throws IOException {
    String port = environment.get(variable);
    Launch launch;

    try (ServerSocket other = new ServerSocket(Integer.parseInt(port))) {
      assertThat(other.isBound()).isTrue();
      launch = Launch.of(environment, "up");
      launch.exitCode();
    }

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err()).singleElement().asString().contains("port " + port, variable, "taken");
  }

  @Test
  void namesAnAddressThatIsNotOfThisMachine() {
    // For documentation only: RFC 5737.
    environment.put("LISTEN_ADDRESS", "192.0.2.1");

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .containsExactly("plinth: LISTEN_ADDRESS 192.0.2.1 is not an address of this machine");
  }

  @Test
  void namesEachValueThatIsWrong() {
    Map<String, String> wrong = new HashMap<>(Map.of("LISTEN_ADDRESS", "localhost"));
    wrong.putAll(
        Map.of(
            "APP_ENV", "staging",
            "USERS_PORT", "abc",
            "BLOGS_PORT", "70000",
            "DB_POOL_SIZE", "0",
            "DB_RECONNECT_MAX_ATTEMPTS", "-2",
            "REDIS_TTL", "1d",
            "CORS_ORIGIN", "*",
            "TRUSTED_PROXIES", "proxy.example.org",
            "PLINTH_LIMIT_WRITES", "20/1m",
            "LOG_LEVEL", "loud"));
    environment.putAll(wrong);

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err()).hasSameSizeAs(wrong.keySet());
    assertThat(wrong)
        .allSatisfy(
            (variable, value) ->
                assertThat(launch.err())
                    .as(variable)
                    .filteredOn(line -> line.contains(variable) && line.contains(value))
                    .hasSize(1));
  }

  @Test
  void requiresAUsableKey() {
    environment.put("TLS_KEYSTORE", home.root().resolve("nowhere.p12").toString());
    environment.put("TLS_KEYSTORE_PASSWORD", "s3cret");

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .singleElement()
        .asString()
        .contains("TLS_KEYSTORE", "PKCS #12")
        .doesNotContain("s3cret");
  }

  @Test
  void requiresTheSettingsOfProduction() {
    environment.put("APP_ENV", "production");

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .allMatch(line -> line.contains("production"))
        .anyMatch(line -> line.contains("DB_PASSWORD"))
        .anyMatch(line -> line.contains("REDIS_HOST"))
        .anyMatch(line -> line.contains("JWT_SIGNING_KEY_FILE"))
        .anyMatch(line -> line.contains("JWT_KEY_SET_FILE"));
  }

  @Test
  void requiresTheKeysOfAccessTokensInProduction() {
    environment.putAll(
        Map.of("APP_ENV", "production", "DB_HOST", "127.0.0.1", "DB_NAME", "plinth"));
    environment.putAll(
        Map.of("DB_USERNAME", "plinth", "DB_PASSWORD", "any", "REDIS_HOST", "127.0.0.1"));

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .containsExactly(
            "plinth: JWT_SIGNING_KEY_FILE is not set, and must be when APP_ENV is production",
            "plinth: JWT_KEY_SET_FILE is not set, and must be when APP_ENV is production");
  }

  @Test
  void namesAKeyFileThatItCanNotRead() {
    environment.put("JWT_SIGNING_KEY_FILE", home.root().resolve("nowhere.pem").toString());
    environment.put("JWT_KEY_SET_FILE", home.root().resolve("nowhere.json").toString());

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .hasSize(2)
        .anyMatch(line -> line.contains("JWT_SIGNING_KEY_FILE") && line.contains("nowhere.pem"))
        .anyMatch(line -> line.contains("JWT_KEY_SET_FILE") && line.contains("nowhere.json"));
  }

  @ParameterizedTest
  @CsvSource({"C, 1", "C.UTF-8, 0"})
  void requiresALocaleThatCanNameItsFolder(String locale, int exitCode) {
    environment.put("LC_ALL", locale);
    // Through a shell, which needs no locale for the two bytes of the letter.
    String script =
        """
        export PLINTH_HOME="$(printf '%s/h\\303\\266me')"
        unset JAVA_TOOL_OPTIONS
        exec '%s/bin/java' -jar '%s/plinth.jar' stop
        """
            .formatted(
                home.root(),
                System.getProperty("java.home"),
                System.getProperty("distribution.directory"));

    Command.Ending ending = new Command(environment).end(List.of("sh", "-c", script));

    assertThat(ending.exitCode()).as(ending.said()).isEqualTo(exitCode);
    assertThat(ending.said().lines())
        .singleElement()
        .asString()
        .contains(exitCode == 0 ? "nothing runs" : "set LC_ALL=C.UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"frobnicate", "--frobnicate", "up --frobnicate", "up now", "''"})
  void callsAnUnknownCommandWrongUsage(String arguments) {
    Launch launch = Launch.of(environment, arguments.split(" "));

    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err()).hasSize(2).last().asString().contains("--help");
  }

  @Test
  void stopsInTheMiddleOfItsStart() {
    Launch launch = Launch.of(environment, "up");
    launch.awaitErr("starting the server");

    launch.terminate();

    assertThat(launch.exitCode()).isZero();
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err()).last().asString().contains("stopped");
  }
}
