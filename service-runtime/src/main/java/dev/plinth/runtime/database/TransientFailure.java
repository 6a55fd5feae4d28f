package dev.plinth.runtime.database;

/** A transient failure of the database. Nothing was changed, so the call can be retried. */
public class TransientFailure extends RuntimeException {

  TransientFailure(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
