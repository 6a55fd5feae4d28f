package dev.plinth.runtime.availability;

import java.time.Instant;

/**
 * The state of a dependency, with details.
 *
 * @param attempts the number of failed attempts to reconnect since it was lost
 * @param since when the state was entered
 * @param lastError the reason of the last failure, without secrets; empty while it is up
 */
public record DependencyStatus(
    DependencyState state, int attempts, Instant since, String lastError) {

  static DependencyStatus initial() {
    return new DependencyStatus(DependencyState.DOWN, 0, Instant.now(), "");
  }

  /** Returns whether the dependency can be used. */
  public boolean isUp() {
    return state == DependencyState.UP;
  }

  DependencyStatus up() {
    return isUp() ? this : new DependencyStatus(DependencyState.UP, 0, Instant.now(), "");
  }

  /** Returns the status after a failure in use. */
  DependencyStatus lost(String error) {
    return isUp() ? new DependencyStatus(DependencyState.DOWN, 0, Instant.now(), error) : this;
  }

  /**
   * Returns the status after a failed attempt.
   *
   * @param maxAttempts the number of attempts that may fail; -1 for no limit
   */
  DependencyStatus failed(String error, int maxAttempts) {
    if (isUp()) {
      return lost(error);
    }
    int failed = attempts + 1;
    DependencyState next =
        maxAttempts >= 0 && failed >= maxAttempts
            ? DependencyState.EXHAUSTED
            : DependencyState.RECONNECTING;
    return new DependencyStatus(next, failed, next == state ? since : Instant.now(), error);
  }
}
