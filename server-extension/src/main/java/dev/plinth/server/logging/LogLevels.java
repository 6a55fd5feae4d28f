package dev.plinth.server.logging;

import java.lang.System.Logger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The loggers whose level was changed while the server runs, and Plinth's own. Not thread-safe. */
final class LogLevels {

  /** Plinth's own logger, above those of all its classes. */
  static final String PLINTH = "dev.plinth";

  private static final Logger LOG = System.getLogger(LogLevels.class.getName());

  private final Map<String, LoggerLevel> loggers = new TreeMap<>();

  LogLevels() {
    loggers.put(PLINTH, new LoggerLevel(PLINTH));
  }

  void change(LevelChange change) {
    // Logged before a level that may suppress it.
    LOG.log(
        Logger.Level.INFO,
        "The log level of {0} changes to {1}{2}",
        change.logger(),
        change.level(),
        change.end().map(end -> " until " + end).orElse(""));
    loggers.computeIfAbsent(change.logger(), LoggerLevel::new).change(change);
  }

  /** Restores the levels whose change has ended. */
  void expire(Instant now) {
    loggers.values().stream()
        .filter(logger -> logger.expire(now))
        .map(LoggerLevel::current)
        .forEach(
            logger ->
                LOG.log(
                    Logger.Level.INFO,
                    "The log level of {0} is {1} again",
                    logger.logger(),
                    logger.level()));
  }

  /** Returns when the next change ends. */
  Optional<Instant> nextEnd() {
    return loggers.values().stream()
        .flatMap(logger -> logger.end().stream())
        .min(Instant::compareTo);
  }

  /** Returns the level of each logger. */
  List<LevelChange> current() {
    return loggers.values().stream().map(LoggerLevel::current).toList();
  }

  /** Returns a line for each logger. */
  @Override
  public String toString() {
    return current().stream().map(level -> level + "\n").collect(Collectors.joining());
  }
}
