package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The commands that the server runs before it starts. */
final class BootCommands {

  private BootCommands() {}

  /**
   * The options that add to the usual commands what the configuration asks for.
   *
   * @param environment the configuration
   */
  static List<String> options(Distribution distribution, Home home, Map<String, String> environment)
      throws IOException {
    if (!environment.containsKey("TLS_KEYSTORE")) {
      return List.of();
    }
    Path file = home.server().resolve("pre-boot.asadmin");
    Files.writeString(
        file,
        Files.readString(distribution.serverConfig("pre-boot.asadmin"))
            + "\n"
            + Files.readString(distribution.serverConfig("https.asadmin")));
    // Of two files that are named the server takes the last.
    return List.of("--prebootcommandfile", file.toString());
  }
}
