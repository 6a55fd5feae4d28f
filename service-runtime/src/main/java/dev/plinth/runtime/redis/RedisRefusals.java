package dev.plinth.runtime.redis;

import java.time.Duration;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Refusals of Redis: it answers, but refuses a command that the services need. It may be out of
 * memory, a replica, or deny them a right. That condition can change many times a second, so an
 * episode of refusals ends only after a quiet period.
 */
public final class RedisRefusals {

  private final long quietNanos;

  private JedisDataException last;
  private long lastAt;
  private int episodes;

  /**
   * @param quiet how long Redis must refuse nothing before it is used again
   */
  RedisRefusals(Duration quiet) {
    this.quietNanos = quiet.toNanos();
  }

  synchronized void note(JedisDataException refusal) {
    if (last == null) {
      episodes++;
    }
    last = refusal;
    lastAt = System.nanoTime();
  }

  /**
   * Requires that Redis has refused nothing for the quiet period, and ends the episode.
   *
   * @throws JedisDataException the last refusal, if it is more recent
   */
  synchronized void requireQuiet() {
    if (last != null && System.nanoTime() - lastAt < quietNanos) {
      throw last;
    }
    last = null;
  }

  /** Returns the number of episodes of refusals so far. */
  public synchronized int episodes() {
    return episodes;
  }
}
