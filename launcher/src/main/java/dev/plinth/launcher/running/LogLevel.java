package dev.plinth.launcher.running;

import java.util.Locale;

/** The log levels, as in LOG_LEVEL. */
enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
