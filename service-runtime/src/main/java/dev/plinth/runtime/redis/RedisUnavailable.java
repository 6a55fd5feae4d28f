package dev.plinth.runtime.redis;

/** The fact that Redis can't be used now, or is not the one that is meant. */
public final class RedisUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  RedisUnavailable(Throwable cause) {
    super("Redis can't be used", cause, false, false);
  }
}
