package dev.plinth.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the log of PostgreSQL's programs. */
final class PostgresLog {

  private static final Pattern ERROR =
      Pattern.compile("(?:FATAL|PANIC|ERROR|initdb: error|postgres|pg_ctl): +(.*)");

  private PostgresLog() {}

  /** Returns why a program failed: the first error message, or else the last line. */
  static String reason(Path log) throws IOException {
    // Messages may quote bytes that are not valid UTF-8.
    List<String> lines =
        Files.readString(log, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.stream()
            .map(ERROR::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1))
            .findFirst()
            .orElse(lines.isEmpty() ? "no message" : lines.get(lines.size() - 1))
        + " (log: "
        + log
        + ")";
  }
}
