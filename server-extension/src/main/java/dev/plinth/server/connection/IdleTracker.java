package dev.plinth.server.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tracks idle connections and finds those that have been idle long enough to be closed. A
 * connection is never closed as soon as it becomes idle, because the client's next request may be
 * on its way. Not thread-safe.
 *
 * @param <C> the type of a connection
 */
public final class IdleTracker<C> {

  private final long minIdle;
  private final Map<C, Long> idleSince = new HashMap<>();

  /**
   * @param minIdle how long a connection must be idle
   */
  public IdleTracker(Duration minIdle) {
    this.minIdle = minIdle.toNanos();
  }

  /**
   * Records the current state of a connection.
   *
   * @param busy whether it has a request in flight
   * @param now {@link System#nanoTime}
   * @return whether it has been idle long enough
   */
  public boolean isIdle(C connection, boolean busy, long now) {
    if (busy) {
      idleSince.remove(connection);
      return false;
    }
    return now - idleSince.computeIfAbsent(connection, c -> now) >= minIdle;
  }
}
