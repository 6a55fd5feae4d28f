package dev.plinth.server.logging;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

/** The log levels by their names in LOG_LEVEL, in the log and on the command line. */
public enum LogLevel {
  ERROR(Level.SEVERE),
  WARN(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  /** Returns the name for a level of Java. */
  static LogLevel of(Level level) {
    return Stream.of(values())
        .filter(it -> level.intValue() >= it.level.intValue())
        .findFirst()
        .orElse(DEBUG);
  }

  /** Returns the level of this name; empty if there is none. */
  static Optional<LogLevel> named(String name) {
    return Stream.of(values()).filter(it -> it.toString().equals(name)).findFirst();
  }

  Level level() {
    return level;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
