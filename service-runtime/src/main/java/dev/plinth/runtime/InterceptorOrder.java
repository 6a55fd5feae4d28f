package dev.plinth.runtime;

/**
 * The order of the interceptors around a call that uses the database, from outside to inside, as
 * values of {@link jakarta.annotation.Priority}.
 */
public final class InterceptorOrder {

  /** Refuses the call while the database is not up: outermost, so that it costs nothing. */
  public static final int GATE = 50;

  /** Waits until the cache is right after a write; a write that waits holds no connection. */
  public static final int CACHE_COHERENCE = 60;

  /** Limits how many calls use the database at once. */
  public static final int BULKHEAD = 90;

  /**
   * Retries and opens the circuit. MicroProfile Fault Tolerance reads it from {@code
   * mp.fault.tolerance.interceptor.priority}.
   */
  public static final int FAULT_TOLERANCE = 100;

  /** The transaction: each try has a new one. Jakarta Transactions 2.0, section 3.7, fixes it. */
  public static final int TRANSACTION = 200;

  /** Marks the failures that may be repeated: inside the transaction, so nothing is committed. */
  public static final int TRANSIENT_FAILURES = 250;

  private InterceptorOrder() {}
}
