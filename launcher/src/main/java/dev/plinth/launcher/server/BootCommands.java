package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The commands that the server runs before it starts. */
final class BootCommands {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV=([^}]*)}");

  private BootCommands() {}

  /**
   * Returns the options that add commands for HTTPS if it is configured.
   *
   * @param environment the configuration
   */
  static List<String> options(Distribution distribution, Home home, Map<String, String> environment)
      throws IOException {
    for (String file : List.of("pre-boot.asadmin", "https.asadmin", "post-boot.asadmin")) {
      if (!file.startsWith("https") || environment.containsKey("TLS_KEYSTORE")) {
        checkVariables(distribution.serverConfig(file), environment);
      }
    }
    if (!environment.containsKey("TLS_KEYSTORE")) {
      return List.of();
    }
    Path file = home.server().resolve("pre-boot.asadmin");
    Files.writeString(
        file,
        Files.readString(distribution.serverConfig("pre-boot.asadmin"))
            + "\n"
            + Files.readString(distribution.serverConfig("https.asadmin")));
    // If the option is given twice, the server uses the last one.
    return List.of("--prebootcommandfile", file.toString());
  }

  /**
   * Checks that each variable is set: the server would use the name of an unset one as its value.
   */
  private static void checkVariables(Path file, Map<String, String> environment)
      throws IOException {
    List<String> missing =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> VARIABLE.matcher(line).results())
            .map(variable -> variable.group(1))
            .distinct()
            .filter(name -> !environment.containsKey(name) && System.getenv(name) == null)
            .map(name -> "%s uses ${ENV=%s}, and %s is not set".formatted(file, name, name))
            .toList();
    if (!missing.isEmpty()) {
      throw new Failure(missing);
    }
  }
}
