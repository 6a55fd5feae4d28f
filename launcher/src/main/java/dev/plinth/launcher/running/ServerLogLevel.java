package dev.plinth.launcher.running;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The level of a logger in the server.
 *
 * @param logger its name; the loggers below it follow
 * @param level error, warn, info or debug
 * @param end when its earlier level returns; empty if it never does
 */
record ServerLogLevel(String logger, String level, Optional<Instant> end) {

  /** Parses a line that the server or {@link #request} wrote. */
  static ServerLogLevel parse(String line) {
    String[] words = line.split(" ");
    return new ServerLogLevel(
        words[0],
        words[1],
        words.length == 2
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(Long.parseLong(words[2]))));
  }

  /** Returns the line that requests it of the server. */
  String request() {
    return logger + " " + level + end.map(it -> " " + it.toEpochMilli()).orElse("");
  }

  /** Returns the line for the user. */
  @Override
  public String toString() {
    return "%-11s %s%s"
        .formatted(
            logger,
            level,
            end.map(it -> " until " + it.truncatedTo(ChronoUnit.SECONDS)).orElse(""));
  }
}
