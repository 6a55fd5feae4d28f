package dev.plinth.system.contract;

import dev.plinth.system.product.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JavaScript programs of {@code src/test/npm}, which npm installs in the build's folder by the
 * hashes in {@code package-lock.json}. No script of a package runs.
 */
final class NodePrograms {

  /** They report no usage and look for no newer versions. */
  private static final Map<String, String> QUIET =
      Map.of(
          "REDOCLY_TELEMETRY", "off",
          "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true",
          "npm_config_update_notifier", "false");

  private static final Path SOURCES =
      Path.of(System.getProperty("modules.directory"), "system-tests/src/test/npm");

  private static final Path FOLDER = Path.of(System.getProperty("build.directory"), "npm");
  private static final Path INSTALLED = FOLDER.resolve("installed.json");

  private NodePrograms() {}

  /** Installs them, unless they are. */
  static NodePrograms installed() {
    try (Stream<Path> sources = Files.list(SOURCES)) {
      Files.createDirectories(FOLDER);
      for (Path source : sources.toList()) {
        Files.copy(
            source, file(source.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
      Path lock = file("package-lock.json");
      if (!Files.exists(INSTALLED) || Files.mismatch(lock, INSTALLED) >= 0) {
        run(
            List.of(
                "npm",
                "--prefix",
                FOLDER.toString(),
                "ci",
                "--ignore-scripts",
                "--prefer-offline",
                "--no-audit",
                "--no-fund"));
        Files.copy(lock, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
      }
      return new NodePrograms();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file among the programs, such as a configuration. */
  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** Runs a program, requires its success, and returns its output. */
  String run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(file("node_modules/.bin/" + program).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs a script that is among the programs. */
  void runScript(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", file(name).toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static String run(List<String> command) {
    return new Command(QUIET).run(command);
  }
}
