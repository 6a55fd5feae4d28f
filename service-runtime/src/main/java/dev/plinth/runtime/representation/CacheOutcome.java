package dev.plinth.runtime.representation;

import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a cached read: hit or miss, age and time to live.
 *
 * @param age the time since the entry was stored; zero if the value comes from the database
 * @param timeToLive the remaining lifetime of the entry; zero if the value comes from the database
 * @param held the entry, if the service holds it in its memory
 */
public record CacheOutcome(
    Source source, Duration age, Duration timeToLive, Optional<HeldEntry> held) {

  /** The source of a value. */
  public enum Source {
    /** The cache; the value is current. */
    CACHE,
    /** The cache; the value may be outdated, because the database is unavailable. */
    STALE_CACHE,
    /** The database, after a miss; the value was stored in the cache. */
    STORED,
    /** The database, after a miss; the value was not stored. */
    MISSED,
    /** The database, after a miss; a concurrent request for the same value read it. */
    SHARED,
    /** The database, because the cache could not be used or does not hold such values. */
    DATABASE
  }

  /** The outcome of a read that bypassed the cache. */
  public static final CacheOutcome DATABASE = of(Source.DATABASE);

  /** The outcome of a read whose entry the service does not hold in its memory. */
  public CacheOutcome(Source source, Duration age, Duration timeToLive) {
    this(source, age, timeToLive, Optional.empty());
  }

  /** Returns a copy that names the entry in memory. */
  public CacheOutcome heldAs(HeldEntry entry) {
    return new CacheOutcome(source, age, timeToLive, Optional.of(entry));
  }

  /** Returns the outcome of a read from the database. */
  public static CacheOutcome of(Source source) {
    return new CacheOutcome(source, Duration.ZERO, Duration.ZERO);
  }
}
