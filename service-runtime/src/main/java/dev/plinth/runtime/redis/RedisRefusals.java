package dev.plinth.runtime.redis;

import java.time.Duration;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What Redis has refused: it answers, and doesn't do what the services need. It may be full, a
 * replica, or have other rights for them. Such a condition can come and go many times a second, so
 * it is over only when Redis has refused nothing for a while.
 */
public final class RedisRefusals {

  private final long calm;

  private JedisDataException last;
  private long since;
  private int times;

  /**
   * @param calm for how long Redis has to refuse nothing before it is used again
   */
  RedisRefusals(Duration calm) {
    this.calm = calm.toNanos();
  }

  synchronized void note(JedisDataException refusal) {
    if (last == null) {
      times++;
    }
    last = refusal;
    since = System.nanoTime();
  }

  /**
   * Throws the last refusal again unless it was long enough ago.
   *
   * @throws JedisDataException what Redis refused
   */
  synchronized void requireCalm() {
    if (last != null && System.nanoTime() - since < calm) {
      throw last;
    }
    last = null;
  }

  /** Returns how often Redis has begun to refuse. */
  public synchronized int times() {
    return times;
  }
}
