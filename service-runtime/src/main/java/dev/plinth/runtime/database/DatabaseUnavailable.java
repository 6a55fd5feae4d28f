package dev.plinth.runtime.database;

import dev.plinth.runtime.availability.DependencyState;
import dev.plinth.runtime.availability.DependencyStatus;

/** The fact that the database can't be used now. */
public class DatabaseUnavailable extends RuntimeException {

  /** What a write is answered where the database is read-only. */
  public static final String READ_ONLY =
      "The database is read-only at the moment. Nothing was changed.";

  private final transient DependencyStatus status;

  DatabaseUnavailable(DependencyStatus status, Throwable cause) {
    super(message(status, cause), cause, false, false);
    this.status = status;
  }

  private static String message(DependencyStatus status, Throwable cause) {
    return status.state() == DependencyState.EXHAUSTED
        ? "The database can't be reached, and no further attempt is made."
        : SqlFailure.of(cause)
            .flatMap(SqlFailure::detail)
            .orElse("The database can't be used at the moment.");
  }

  /** Returns how many attempts to reach it again have failed so far. */
  public int reconnectAttempts() {
    return status.attempts();
  }

  /** Returns whether only a restart helps. */
  public boolean isPermanent() {
    return status.state() == DependencyState.EXHAUSTED;
  }

  /** Returns after how many seconds it is worth asking again. */
  public int retryAfterSeconds() {
    return isPermanent() ? 60 : 1;
  }
}
