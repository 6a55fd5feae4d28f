package dev.plinth.runtime.availability;

import java.time.Instant;

/**
 * The state of a dependency, with what belongs to it.
 *
 * @param attempts how many attempts to reach it again have failed since it was lost
 * @param since when the state was entered
 * @param lastError the reason of the last failure, without secrets; empty while it is up
 */
public record Status(State state, int attempts, Instant since, String lastError) {

  static Status initial() {
    return new Status(State.DOWN, 0, Instant.now(), "");
  }

  /** Whether the dependency can be used. */
  public boolean isUp() {
    return state == State.UP;
  }

  Status up() {
    return isUp() ? this : new Status(State.UP, 0, Instant.now(), "");
  }

  /** The dependency was in use and has failed. */
  Status lost(String error) {
    return isUp() ? new Status(State.DOWN, 0, Instant.now(), error) : this;
  }

  /**
   * An attempt has failed.
   *
   * @param maxAttempts how many may fail; -1 for any number
   */
  Status failed(String error, int maxAttempts) {
    if (isUp()) {
      return lost(error);
    }
    int failed = attempts + 1;
    State next = maxAttempts >= 0 && failed >= maxAttempts ? State.EXHAUSTED : State.RECONNECTING;
    return new Status(next, failed, next == state ? since : Instant.now(), error);
  }
}
