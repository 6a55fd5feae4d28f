package dev.plinth.runtime.database;

/** A failure of the database that passes; nothing was changed, so the same can be tried again. */
public class TransientFailure extends RuntimeException {

  TransientFailure(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
