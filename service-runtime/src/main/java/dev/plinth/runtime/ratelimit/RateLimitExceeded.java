package dev.plinth.runtime.ratelimit;

import java.time.Duration;

/** The fact that somebody does something too often. */
public class RateLimitExceeded extends RuntimeException {

  private static final long SECOND = 1_000_000_000;

  private final String name;
  private final transient RateLimit limit;
  private final transient Duration wait;

  /**
   * Creates the fact.
   *
   * @param name what is limited
   * @param wait until it may be done again
   */
  public RateLimitExceeded(String name, RateLimit limit, Duration wait) {
    super("There were too many requests of this kind: wait before the next.", null, false, false);
    this.name = name;
    this.limit = limit;
    this.wait = wait;
  }

  /** Returns what is limited. */
  public String name() {
    return name;
  }

  /** Returns how often it may be done in each period. */
  public int permits() {
    return limit.permits();
  }

  /** Returns the period in seconds. */
  public long periodSeconds() {
    return limit.period().toSeconds();
  }

  /** Returns the seconds until it may be done again, from 1 on. */
  public long retryAfterSeconds() {
    return Math.max(1, (wait.toNanos() + SECOND - 1) / SECOND);
  }
}
