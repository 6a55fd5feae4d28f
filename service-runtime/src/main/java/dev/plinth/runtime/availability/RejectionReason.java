package dev.plinth.runtime.availability;

import java.util.Locale;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** The reason why a database call was rejected or failed. */
public enum RejectionReason {
  /** The database is not up. */
  GATE,
  /** The circuit breaker is open. */
  CIRCUIT,
  /** The bulkhead is full. */
  BULKHEAD,
  /** The database failed. */
  FAILURE;

  /** Returns the reason for a failure. */
  public static RejectionReason of(Exception failure) {
    if (failure instanceof CircuitBreakerOpenException) {
      return CIRCUIT;
    }
    if (failure instanceof BulkheadException) {
      return BULKHEAD;
    }
    return FAILURE;
  }

  /** Returns the name in metrics. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
