package dev.plinth.runtime.database;

import dev.plinth.runtime.availability.DependencyState;
import dev.plinth.runtime.availability.DependencyStatus;

/** The database can't be used now. */
public class DatabaseUnavailable extends RuntimeException {

  /** The detail of the response to a write while the database is read-only. */
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
        : SqlState.of(cause)
            .flatMap(SqlState::detail)
            .orElse("The database can't be used at the moment.");
  }

  /** Returns the number of failed attempts to reconnect so far. */
  public int reconnectAttempts() {
    return status.attempts();
  }

  /** Returns whether only a restart of the service helps. */
  public boolean isPermanent() {
    return status.state() == DependencyState.EXHAUSTED;
  }

  /** Returns the seconds after which a retry makes sense. */
  public int retryAfterSeconds() {
    return isPermanent() ? 60 : 1;
  }
}
