package dev.plinth.runtime.redis;

/** Redis can't be used now, or is not the expected run. */
public final class RedisUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  RedisUnavailable(Throwable cause) {
    super("Redis can't be used", cause, false, false);
  }
}
