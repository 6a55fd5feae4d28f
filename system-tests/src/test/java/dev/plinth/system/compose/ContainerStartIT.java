package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entry points of the images refuse an invalid configuration in one line. */
class ContainerStartTest {

  private static final Path ROOT = Path.of(System.getProperty("modules.directory"));

  @Test
  void namesAllVariablesThatAreMissingAtOnce() throws IOException, InterruptedException {
    String line = refusal("start", Map.of("DB_NAME", "plinth"));

    assertThat(line).startsWith("plinth: not set, and needed: ");
    assertThat(List.of(line.split(" ")))
        .contains("DB_HOST", "DB_USERNAME", "DB_PASSWORD", "REDIS_HOST", "USERS_PORT", "DB_SSL")
        .contains("JWT_SIGNING_KEY_FILE", "JWT_KEY_SET_FILE", "LISTEN_ADDRESS")
        .doesNotContain("DB_NAME")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_SSL | yes | DB_SSL is \"yes\", and must be true or false",
        "DB_SSLROOTCERT | /nowhere | DB_SSLROOTCERT is set, and needs DB_SSL=true"
      })
  void refusesAWrongValueThatThePoolWouldIgnore(String variable, String value, String expected)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    String missing = refusal("start", environment);
    for (String name : missing.substring(missing.lastIndexOf(':') + 2).split(" ")) {
      environment.put(name, "any");
    }
    environment.put("DB_SSL", "false");
    environment.put(variable, value);

    assertThat(refusal("start", environment)).isEqualTo("plinth: " + expected);
  }

  @Test
  void refusesThePasswordForDevelopmentInProduction() throws IOException, InterruptedException {
    Map<String, String> production =
        Map.of(
            "APP_ENV", "production",
            "DB_PASSWORD", "only-for-development",
            "ADMIN_PASSWORD", "only-for-development");

    assertThat(refusal("start", production))
        .isEqualTo("plinth: DB_PASSWORD is the one for development: set one of your own");
    assertThat(refusal("start-payara-server", production))
        .isEqualTo(
            "plinth: DB_PASSWORD ADMIN_PASSWORD: the one for development, set one of your own");
  }

  private static String refusal(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("server-config/container/" + script)
            .directory(ROOT.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said.lines()).hasSize(1);
    return said.strip();
  }
}
