package dev.plinth.server.connection;

import java.time.Duration;

/**
 * Decides which requests to refuse by how long they waited in a queue, after Controlled Delay (RFC
 * 8289). A burst makes long waits too, but its queue drains. A queue stands when for a whole
 * interval even the shortest wait was long: then requests arrive faster than they are answered, and
 * those that waited too long are refused. Thread-safe.
 */
final class StandingQueue {

  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final Duration TARGET = Duration.ofMillis(100);
  static final Duration LIMIT = Duration.ofMillis(500);

  private boolean standing;
  private long shortest;
  private long intervalBegin;

  /**
   * Records a request that leaves the queue.
   *
   * @param waited how long it waited, in nanoseconds
   * @param now {@link System#nanoTime}
   * @return whether to refuse it
   */
  synchronized boolean refuses(long waited, long now) {
    long age = now - intervalBegin;
    if (age < INTERVAL.toNanos()) {
      shortest = Math.min(shortest, waited);
    } else {
      // A later request says nothing about the time in between.
      standing = shortest > TARGET.toNanos() && age < 2 * INTERVAL.toNanos();
      shortest = waited;
      intervalBegin = now;
    }
    return standing && waited > LIMIT.toNanos();
  }
}
