package dev.plinth.server.logging;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of the level of a logger.
 *
 * @param logger the name of the logger; those below it follow
 * @param level its new level
 * @param end when the earlier level returns; empty if it never does
 */
public record LevelChange(String logger, LogLevel level, Optional<Instant> end) {

  private static final Pattern LINE = Pattern.compile("(\\S+) (\\w+)(?: (\\d{1,15}))?\\s*");

  /** Parses {@code LOGGER LEVEL} or {@code LOGGER LEVEL END}, with END in milliseconds. */
  static Optional<LevelChange> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Instant> end =
        Optional.ofNullable(matcher.group(3)).map(Long::valueOf).map(Instant::ofEpochMilli);
    return LogLevel.named(matcher.group(2))
        .map(level -> new LevelChange(matcher.group(1), level, end));
  }

  /** Returns the line from which it can be parsed. */
  @Override
  public String toString() {
    return logger + " " + level + end.map(it -> " " + it.toEpochMilli()).orElse("");
  }
}
