package dev.plinth.runtime.database;

/**
 * A deadlock or serialization failure: the transaction lost against another one. It can be retried.
 * The database is not at fault, so it does not count for the circuit breaker.
 */
public final class Contention extends TransientFailure {

  Contention(Throwable cause) {
    super(cause);
  }
}
