package dev.plinth.runtime.cache;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The lease of this service. Whoever closes the cache waits until no service can have one from
 * before; all times are measured by each one's own monotonic clock, which need not agree with any
 * other.
 */
@ApplicationScoped
class LeaseClock {

  /** What clocks may differ in speed, in parts of the lease. */
  private static final int MARGIN = 10;

  @Inject
  @ConfigProperty(name = "plinth.cache.lease")
  private Duration length;

  private volatile Lease last;
  private volatile Closed closed;

  /**
   * The cache is closed.
   *
   * @param generation the one that nothing is served of
   * @param since when this service knew, by {@link System#nanoTime()}
   */
  private record Closed(long generation, long since) {}

  /** Takes note of what the database has answered just now. */
  synchronized void note(Lease lease) {
    if (last == null || lease.asked() - last.asked() > 0) {
      last = lease;
    }
    if (!lease.isOpen()) {
      noteClosed(lease.generation());
    }
  }

  private synchronized void noteClosed(long generation) {
    if (closed == null || closed.generation() < generation) {
      closed = new Closed(generation, System.nanoTime());
    }
  }

  /** Returns the lease, if it has not run out. */
  Optional<Lease> current() {
    Lease lease = last;
    return lease != null && System.nanoTime() - lease.asked() < length.toNanos()
        ? Optional.of(lease)
        : Optional.empty();
  }

  /** Returns what was last heard, however long ago; null if nothing. */
  Lease last() {
    return last;
  }

  /** Whether entries of a generation may still be served as current. */
  boolean isOpenFor(long generation) {
    return current()
        .filter(lease -> lease.isOpen() && lease.generation() == generation)
        .isPresent();
  }

  /** Whether this service has known for a number of leases' lengths that the cache is closed. */
  boolean isClosedFor(long generation, int lengths) {
    Closed state = closed;
    return state != null
        && state.generation() == generation
        && System.nanoTime() - state.since() > length.multipliedBy(lengths).toNanos();
  }

  /**
   * Waits until no service has a lease from before the cache was closed.
   *
   * @param generation the one that it was closed with, which is committed
   */
  void awaitEndOfOlder(long generation) {
    noteClosed(generation);
    Closed state = closed;
    long end =
        (state.generation() == generation ? state.since() : System.nanoTime())
            + length.plus(length.dividedBy(MARGIN)).toNanos();
    try {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        NANOSECONDS.sleep(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before a write could be acknowledged", e);
    }
  }
}
