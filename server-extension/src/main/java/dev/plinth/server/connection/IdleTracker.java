package dev.plinth.server.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which connections have been idle for long enough to be closed. A connection is never closed
 * the moment it becomes idle: its client's next request may be on its way.
 *
 * @param <C> a connection
 */
public final class IdleTracker<C> {

  private final long patience;
  private final Map<C, Long> idleSince = new HashMap<>();

  /**
   * @param patience how long a connection must have been seen idle
   */
  public IdleTracker(Duration patience) {
    this.patience = patience.toNanos();
  }

  /**
   * Notes what is seen of a connection.
   *
   * @param now {@link System#nanoTime}
   * @return whether it has been idle for long enough
   */
  public boolean isIdle(C connection, boolean busy, long now) {
    if (busy) {
      idleSince.remove(connection);
      return false;
    }
    return now - idleSince.computeIfAbsent(connection, c -> now) >= patience;
  }
}
