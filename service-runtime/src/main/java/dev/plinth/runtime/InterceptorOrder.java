package dev.plinth.runtime;

/**
 * The order of the interceptors around a call that uses the database, from outside to inside, as
 * values of {@link jakarta.annotation.Priority}.
 */
public final class InterceptorOrder {

  /** Refuses the call while the database is not up. Outermost, so a refusal costs nothing. */
  public static final int GATE = 50;

  /** Acknowledges a write that an earlier request with the same idempotency key completed. */
  public static final int REPLAY = 55;

  /** Waits after a write until the cache is coherent. A waiting write holds no connection. */
  public static final int CACHE_COHERENCE = 60;

  /** Limits the concurrent database calls. */
  public static final int BULKHEAD = 90;

  /**
   * Retry and circuit breaker. MicroProfile Fault Tolerance reads it from {@code
   * mp.fault.tolerance.interceptor.priority}.
   */
  public static final int FAULT_TOLERANCE = 100;

  /** Lets a write with an idempotency key be retried if the outcome of its commit is unknown. */
  public static final int COMMIT_IN_DOUBT = 150;

  /**
   * The transaction: each attempt has a new one. Fixed by Jakarta Transactions 2.0, section 3.7.
   */
  public static final int TRANSACTION = 200;

  /** Marks the failures that may be retried: inside the transaction, so before any commit. */
  public static final int TRANSIENT_FAILURES = 250;

  private InterceptorOrder() {}
}
