package dev.plinth.server.logging;

import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The level of a logger, which can be changed for a while. Not thread-safe. */
final class LoggerLevel {

  /** A strong reference: the log manager holds loggers only weakly, and their level with them. */
  private final Logger logger;

  /** The level without an end; null if the logger has that of its parent. */
  private Level lasting;

  private Optional<Instant> end = Optional.empty();

  LoggerLevel(String name) {
    logger = Logger.getLogger(name);
    lasting = logger.getLevel();
  }

  /** Changes the level. The end of an earlier change no longer counts. */
  void change(LevelChange change) {
    logger.setLevel(change.level().level());
    end = change.end();
    if (end.isEmpty()) {
      lasting = logger.getLevel();
    }
  }

  /**
   * Restores the lasting level if the end of a change has come.
   *
   * @return whether it has
   */
  boolean expire(Instant now) {
    if (end.filter(it -> !it.isAfter(now)).isEmpty()) {
      return false;
    }
    end = Optional.empty();
    logger.setLevel(lasting);
    return true;
  }

  Optional<Instant> end() {
    return end;
  }

  /** Returns the level that is in effect, as a change to it. */
  LevelChange current() {
    Level effective =
        Stream.iterate(logger, Logger::getParent)
            .map(Logger::getLevel)
            .filter(level -> level != null)
            .findFirst()
            .orElse(Level.INFO);
    return new LevelChange(logger.getName(), LogLevel.of(effective), end);
  }
}
