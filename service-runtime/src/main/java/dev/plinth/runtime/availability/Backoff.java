package dev.plinth.runtime.availability;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: each time twice as long up to a limit, less a random
 * part of 10 to 50 %, so that many who lost the same thing don't come back in step.
 *
 * @param initial the first wait
 * @param max the longest wait
 */
record Backoff(Duration initial, Duration max) {

  /**
   * @param failed how many attempts have failed, from 0 on
   */
  Duration after(int failed) {
    // 30 doublings exceed any limit, and more would overflow.
    long wait = Math.min(initial.toMillis() << Math.min(failed, 30), max.toMillis());
    return Duration.ofMillis((long) (wait * ThreadLocalRandom.current().nextDouble(0.5, 0.9)));
  }
}
