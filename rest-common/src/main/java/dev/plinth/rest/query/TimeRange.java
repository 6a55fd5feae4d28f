package dev.plinth.rest.query;

import java.time.Instant;

/** The times that clients may ask for. PostgreSQL can't compare with all earlier and later ones. */
public final class TimeRange {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private TimeRange() {}

  /** Whether a time is in the years 1 to 9999. */
  public static boolean contains(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }
}
