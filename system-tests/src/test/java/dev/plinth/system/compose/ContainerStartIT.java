package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry point of the image refuses an invalid configuration. */
@BesideOthers
class ContainerStartIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));

  private static final Map<String, String> GIVEN =
      Map.of(
          "DB_HOST", "127.0.0.1",
          "DB_NAME", "plinth",
          "DB_USERNAME", "plinth",
          "DB_PASSWORD", "any",
          "REDIS_HOST", "127.0.0.1",
          "JWT_SIGNING_KEY_FILE", "/dev/null",
          "JWT_KEY_SET_FILE", "/dev/null");

  @Test
  void namesAllVariablesThatAreMissingAtOnce() throws IOException, InterruptedException {
    assertThat(refusal(Map.of("DB_NAME", "plinth")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    "DB_HOST",
                    "DB_USERNAME",
                    "DB_PASSWORD",
                    "REDIS_HOST",
                    "JWT_SIGNING_KEY_FILE",
                    "JWT_KEY_SET_FILE")
                .map(
                    name -> "plinth: " + name + " is not set, and must be when nothing is embedded")
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_SSL | yes | DB_SSL is \"yes\", and must be one of true, false",
        "DB_SSLROOTCERT | /nowhere | DB_SSLROOTCERT is set, and needs DB_SSL=true",
        "JWT_KEY_SET_FILE | /nowhere | JWT_KEY_SET_FILE can't be read: /nowhere"
      })
  void refusesAWrongValueThatTheServerWouldIgnore(String variable, String value, String expected)
      throws IOException, InterruptedException {
    assertThat(refusal(with(Map.of(variable, value)))).containsExactly("plinth: " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "migrate"})
  void refusesThePasswordForDevelopmentInProduction(String command)
      throws IOException, InterruptedException {
    Map<String, String> production =
        with(Map.of("APP_ENV", "production", "DB_PASSWORD", "only-for-development"));

    assertThat(refusal(production, command.isEmpty() ? new String[0] : new String[] {command}))
        .containsExactly("plinth: DB_PASSWORD is the one for development: set one of your own");
  }

  /** Values come out of a shell as they went in. */
  @Test
  void getsPasswordsOfAnyCharactersFromTheCheck() throws IOException, InterruptedException {
    String password = "it's \"$HOME\" `id` \\ $(id) #";
    String script =
        """
        settings=$(java -jar plinth.jar check-config --container)
        unset DB_PASSWORD
        eval "$settings"
        printf %s "$DB_PASSWORD"
        """;

    Process process = start(with(Map.of("DB_PASSWORD", password)), "sh", "-euc", script);

    assertThat(said(process)).isEqualTo(password);
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(GIVEN);
    environment.putAll(more);
    return environment;
  }

  private static List<String> refusal(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        start(
            environment,
            Stream.concat(Stream.of("server-config/container/start"), Stream.of(arguments))
                .toArray(String[]::new));
    String said = said(process);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    return said.lines().toList();
  }

  private static Process start(Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(DISTRIBUTION.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
