package dev.plinth.server.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the things whose state has stayed the same for too long. It sees only what is shown to it,
 * so a state that changes and changes back between two looks counts as unchanged.
 *
 * @param <T> a thing
 * @param <S> its state
 */
final class StallDetector<T, S> {

  private final long limit;
  private Map<T, Seen<S>> before = Map.of();
  private Map<T, Seen<S>> now = new HashMap<>();

  private record Seen<S>(S state, long since) {}

  /**
   * @param limit how long a state may stay the same
   */
  StallDetector(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Begins another look; what the last look did not show is forgotten. */
  void look() {
    before = now;
    now = new HashMap<>();
  }

  /**
   * Shows a thing.
   *
   * @param time {@link System#nanoTime}
   * @return whether its state has been the same for longer than the limit
   */
  boolean show(T thing, S state, long time) {
    Seen<S> last = before.get(thing);
    Seen<S> seen = last != null && last.state().equals(state) ? last : new Seen<>(state, time);
    now.put(thing, seen);
    return time - seen.since() > limit;
  }
}
