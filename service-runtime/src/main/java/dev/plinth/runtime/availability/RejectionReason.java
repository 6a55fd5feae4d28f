package dev.plinth.runtime.availability;

import java.util.Locale;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Why a call did not get to the database, or not through it. */
public enum RejectionReason {
  /** The database is not up. */
  GATE,
  /** The circuit breaker is open. */
  CIRCUIT,
  /** Too many calls at once. */
  BULKHEAD,
  /** The database failed. */
  FAILURE;

  /** Returns the reason of a failure. */
  public static RejectionReason of(Exception failure) {
    if (failure instanceof CircuitBreakerOpenException) {
      return CIRCUIT;
    }
    if (failure instanceof BulkheadException) {
      return BULKHEAD;
    }
    return FAILURE;
  }

  /** Returns the name as metrics give it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
