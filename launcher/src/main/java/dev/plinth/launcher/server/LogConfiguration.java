package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The server's logging configuration (LOG_LEVEL, LOG_FORMAT). */
final class LogConfiguration {

  private static final Map<String, String> LEVELS =
      Map.of(
          "error", ".level=SEVERE\n",
          "warn", ".level=WARNING\n",
          "info", "",
          // The server's own details would be thousands of lines per request.
          "debug", "dev.plinth.level=FINE\n");

  private static final Map<String, String> FORMATS =
      Map.of(
          "text",
          "",
          "json",
          "java.util.logging.ConsoleHandler.formatter=dev.plinth.server.logging.JsonFormatter\n");

  private LogConfiguration() {}

  /** Returns the path of the configuration file. */
  static Path properties(Home home) {
    return home.server().resolve("logging.properties");
  }

  /**
   * Writes the configuration file: the distribution's settings, followed by the overrides.
   *
   * @param environment the configuration
   */
  static void configure(Distribution distribution, Home home, Map<String, String> environment)
      throws IOException {
    String usual = Files.readString(distribution.serverConfig("logging.properties"));
    Files.createDirectories(home.server());
    Files.writeString(
        properties(home),
        usual
            + "\n"
            + LEVELS.get(environment.get("LOG_LEVEL"))
            + FORMATS.get(environment.get("LOG_FORMAT")));
  }

  /** Returns the JVM options that select the configuration, and the folder of its changes. */
  static List<String> javaOptions(Home home) {
    return List.of(
        // Java's own setting, unlike the server's, applies from the first line.
        "-Djava.util.logging.config.file=" + properties(home),
        "-Dplinth.log.levels=" + home.logLevels());
  }

  /** Converts a line of the JSON log to text: several lines if it has a stack trace. */
  static Stream<String> text(String line) {
    if (!line.startsWith("{")) {
      return Stream.of(line);
    }
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      JsonObject entry = reader.readObject();
      String head = entry.getString("timestamp", "") + " " + entry.getString("logger", "") + ": ";
      return Stream.concat(
          (head + entry.getString("message", "")).lines(),
          entry.getString("exception", "").lines());
    } catch (JsonException e) {
      return Stream.of(line);
    }
  }
}
