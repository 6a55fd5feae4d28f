package dev.plinth.runtime.database;

/**
 * A transaction that lost against another one: a deadlock, or a serialization failure. It can be
 * tried again and says nothing about the database, so it does not count for the circuit breaker.
 */
public final class Contention extends TransientFailure {

  Contention(Throwable cause) {
    super(cause);
  }
}
