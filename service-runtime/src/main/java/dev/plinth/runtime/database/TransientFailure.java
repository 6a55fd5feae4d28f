package dev.plinth.runtime.database;

/**
 * A transient failure of the database. The call can be retried: nothing was changed, or the retry
 * finds out what was changed.
 */
public class TransientFailure extends RuntimeException {

  /**
   * @param cause the failure of the database
   */
  public TransientFailure(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
