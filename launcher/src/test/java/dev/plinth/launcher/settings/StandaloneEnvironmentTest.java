package dev.plinth.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StandaloneEnvironmentTest {

  private static final Map<String, String> GIVEN =
      Map.of(
          "DB_HOST", "db",
          "DB_NAME", "plinth",
          "DB_USERNAME", "plinth",
          "DB_PASSWORD", "only-for-development",
          "REDIS_HOST", "redis",
          "JWT_SIGNING_KEY_FILE", "/dev/null",
          "JWT_KEY_SET_FILE", "/dev/null");

  @Test
  void asksForAllThatTheLauncherWouldEmbed() {
    assertThat(problems(StandaloneEnvironment::ofContainer, Map.of()))
        .containsExactly(
            "DB_HOST is not set, and must be when nothing is embedded",
            "DB_USERNAME is not set, and must be when nothing is embedded",
            "DB_PASSWORD is not set, and must be when nothing is embedded",
            "DB_NAME is not set, and must be when nothing is embedded",
            "REDIS_HOST is not set, and must be when nothing is embedded",
            "JWT_SIGNING_KEY_FILE is not set, and must be when nothing is embedded",
            "JWT_KEY_SET_FILE is not set, and must be when nothing is embedded");
  }

  @Test
  void fillsInDefaultsAndLeavesOutWhatHasNoValue() {
    assertThat(StandaloneEnvironment.ofContainer(GIVEN))
        .containsAllEntriesOf(GIVEN)
        .containsEntry("DB_PORT", "5432")
        .containsEntry("PLINTH_LIMIT_WRITES", "6000/PT1M")
        .doesNotContainKeys("CORS_ORIGIN", "ADMIN_PASSWORD", "PORT_BASE");
  }

  @Test
  void asksForTheVariablesOfADomainOnlyThere() {
    assertThat(problems(StandaloneEnvironment::ofDomain, GIVEN))
        .containsExactly("ADMIN_PASSWORD is not set, and must be when Payara Server is set up");
    assertThat(
            problems(
                StandaloneEnvironment::ofDomain,
                with("ADMIN_PASSWORD", "any", "DATA_GRID_PORT", "x")))
        .containsExactly("DATA_GRID_PORT is \"x\", and must be a whole number from 1 to 65535");
    assertThat(StandaloneEnvironment.ofDomain(with("ADMIN_PASSWORD", "any", "PORT_BASE", "9000")))
        .containsEntry("ADMIN_ADDRESS", "127.0.0.1")
        .containsEntry("PORT_BASE", "9000")
        .containsEntry("DATA_GRID_PORT", "4900");
  }

  @Test
  void refusesPasswordsForDevelopmentInProduction() {
    Map<String, String> production =
        with("APP_ENV", "production", "ADMIN_PASSWORD", "only-for-development");

    assertThat(problems(StandaloneEnvironment::ofDomain, production))
        .containsExactly(
            "DB_PASSWORD is the one for development: set one of your own",
            "ADMIN_PASSWORD is the one for development: set one of your own");
  }

  @Test
  void namesAKeyFileThatItCanNotRead() {
    assertThat(
            problems(
                StandaloneEnvironment::ofContainer,
                with("JWT_KEY_SET_FILE", "/nowhere", "DB_SSL", "yes")))
        .containsExactly(
            "DB_SSL is \"yes\", and must be one of true, false",
            "JWT_KEY_SET_FILE can't be read: /nowhere");
  }

  private static Map<String, String> with(String name, String value, String other, String its) {
    Map<String, String> environment = new HashMap<>(GIVEN);
    environment.putAll(Map.of(name, value, other, its));
    return environment;
  }

  private static List<String> problems(
      Function<Map<String, String>, ?> read, Map<String, String> environment) {
    List<String> lines = new ArrayList<>();
    assertThatThrownBy(() -> read.apply(environment))
        .isInstanceOfSatisfying(Failure.class, failure -> lines.addAll(failure.lines()));
    return lines;
  }
}
