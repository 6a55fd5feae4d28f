package dev.plinth.runtime.representation;

import java.time.Duration;

/**
 * Where the result of a read comes from.
 *
 * @param source how it was found
 * @param age how long ago it was stored in the cache; zero if it comes from the database
 * @param timeToLive how long the cache keeps it from now on; zero if it comes from the database
 */
public record CacheOutcome(Source source, Duration age, Duration timeToLive) {

  /** How something was found. */
  public enum Source {
    /** In the cache, and as current as in the database. */
    CACHE,
    /** In the cache, and perhaps outdated: the database is away. */
    STALE_CACHE,
    /** In the database, because the cache did not have it; now it has. */
    STORED,
    /** In the database, because the cache did not have it, and still hasn't. */
    MISSED,
    /**
     * As {@link #STORED} or {@link #MISSED}, by somebody else who asked for it at the same time.
     */
    SHARED,
    /** In the database, because the cache could not be used, or is not for this. */
    DATABASE
  }

  /** From the database, past the cache. */
  public static final CacheOutcome DATABASE = of(Source.DATABASE);

  /** Returns the origin of something that was just read. */
  public static CacheOutcome of(Source source) {
    return new CacheOutcome(source, Duration.ZERO, Duration.ZERO);
  }
}
