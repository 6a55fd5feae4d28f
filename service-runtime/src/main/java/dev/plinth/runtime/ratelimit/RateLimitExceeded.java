package dev.plinth.runtime.ratelimit;

import java.time.Duration;

/** A client exceeded a rate limit. */
public class RateLimitExceeded extends RuntimeException {

  private static final long SECOND = 1_000_000_000;

  private final String name;
  private final transient RateLimit limit;
  private final transient Duration wait;

  /**
   * Creates the fact.
   *
   * @param name the name of the limit
   * @param wait the time until the next permit
   */
  public RateLimitExceeded(String name, RateLimit limit, Duration wait) {
    super("Rate limit exceeded. Wait before you repeat the request.", null, false, false);
    this.name = name;
    this.limit = limit;
    this.wait = wait;
  }

  /** Returns the name of the limit. */
  public String name() {
    return name;
  }

  /** Returns the number of permits per period. */
  public int permits() {
    return limit.permits();
  }

  /** Returns the period in seconds. */
  public long periodSeconds() {
    return limit.period().toSeconds();
  }

  /** Returns the seconds until the next permit, at least 1. */
  public long retryAfterSeconds() {
    return Math.max(1, (wait.toNanos() + SECOND - 1) / SECOND);
  }
}
