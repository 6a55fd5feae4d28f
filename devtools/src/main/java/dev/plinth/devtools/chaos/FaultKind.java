package dev.plinth.devtools.chaos;

import java.time.Duration;
import java.util.Locale;

/** The kinds of fault, in the order in which they are caused. */
enum FaultKind {
  DATABASE_REMOVED(Duration.ofSeconds(2)),
  /** A silent database is noticed by a time limit, after which the gate closes. */
  DATABASE_FROZEN(Duration.ofSeconds(4)),
  DATABASE_SLOW(Duration.ZERO),
  REDIS_REMOVED(Duration.ZERO),
  REDIS_FROZEN(Duration.ZERO),
  REDIS_SLOW(Duration.ZERO),
  TABLE_LOCKED(Duration.ZERO),
  SLOW_CLIENTS(Duration.ZERO);

  private final Duration grace;

  FaultKind(Duration grace) {
    this.grace = grace;
  }

  /** Returns the time until the services must have noticed it. */
  Duration grace() {
    return grace;
  }

  /** Returns whether the database does not answer at all. */
  boolean isOutage() {
    return this == DATABASE_REMOVED || this == DATABASE_FROZEN;
  }

  /** The name in options and in the report. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
