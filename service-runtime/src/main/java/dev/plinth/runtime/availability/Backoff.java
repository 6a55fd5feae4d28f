package dev.plinth.runtime.availability;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with jitter: each wait is twice the last one up to a limit, less a random 10
 * to 50 %, so that many clients of a lost dependency do not reconnect at the same time.
 *
 * @param initial the first wait
 * @param max the longest wait
 */
record Backoff(Duration initial, Duration max) {

  /**
   * Returns the wait before the next attempt.
   *
   * @param failed the number of failed attempts, from 0
   */
  Duration after(int failed) {
    // 30 doublings exceed any limit, and more would overflow.
    long wait = Math.min(initial.toMillis() << Math.min(failed, 30), max.toMillis());
    return Duration.ofMillis((long) (wait * ThreadLocalRandom.current().nextDouble(0.5, 0.9)));
  }
}
