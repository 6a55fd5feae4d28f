package dev.plinth.server.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Detects stalls: finds things whose state has not changed for too long. A state that changes and
 * changes back between two rounds counts as unchanged. Not thread-safe.
 *
 * @param <T> the type of a thing
 * @param <S> the type of its state
 */
final class StallDetector<T, S> {

  private final long limit;
  private Map<T, Seen<S>> previous = Map.of();
  private Map<T, Seen<S>> current = new HashMap<>();

  private record Seen<S>(S state, long since) {}

  /**
   * @param limit how long a state may stay the same
   */
  StallDetector(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Starts the next round. Things that were not checked in the last round are forgotten. */
  void nextRound() {
    previous = current;
    current = new HashMap<>();
  }

  /**
   * Records the current state of a thing.
   *
   * @param time {@link System#nanoTime}
   * @return whether its state has been the same for longer than the limit
   */
  boolean isStalled(T thing, S state, long time) {
    Seen<S> last = previous.get(thing);
    Seen<S> seen = last != null && last.state().equals(state) ? last : new Seen<>(state, time);
    current.put(thing, seen);
    return time - seen.since() > limit;
  }
}
