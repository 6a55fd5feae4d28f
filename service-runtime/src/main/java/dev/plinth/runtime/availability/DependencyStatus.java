package dev.plinth.runtime.availability;

import java.time.Instant;

/**
 * The state of a dependency, with what belongs to it.
 *
 * @param attempts how many attempts to reach it again have failed since it was lost
 * @param since when the state was entered
 * @param lastError the reason of the last failure, without secrets; empty while it is up
 */
public record DependencyStatus(
    DependencyState state, int attempts, Instant since, String lastError) {

  static DependencyStatus initial() {
    return new DependencyStatus(DependencyState.DOWN, 0, Instant.now(), "");
  }

  /** Whether the dependency can be used. */
  public boolean isUp() {
    return state == DependencyState.UP;
  }

  DependencyStatus up() {
    return isUp() ? this : new DependencyStatus(DependencyState.UP, 0, Instant.now(), "");
  }

  /** The dependency was in use and has failed. */
  DependencyStatus lost(String error) {
    return isUp() ? new DependencyStatus(DependencyState.DOWN, 0, Instant.now(), error) : this;
  }

  /**
   * An attempt has failed.
   *
   * @param maxAttempts how many may fail; -1 for any number
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
