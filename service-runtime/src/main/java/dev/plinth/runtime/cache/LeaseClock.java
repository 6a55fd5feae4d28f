package dev.plinth.runtime.cache;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The lease of this service, and the clock that it expires by. A writer that closes the cache waits
 * until no service can hold an earlier lease. Each service measures with its own monotonic clock;
 * the clocks need not agree, but must run at nearly the same speed.
 */
@ApplicationScoped
class LeaseClock {

  /** Clocks may differ in speed by one part in this many. */
  private static final int MARGIN = 10;

  @Inject
  @ConfigProperty(name = "plinth.cache.lease")
  private Duration length;

  private final LostMembers lostMembers = new LostMembers();
  private volatile Lease last;
  private volatile Closure closure;

  /**
   * The cache is closed.
   *
   * @param generation the generation that it was closed with
   * @param knownSince when this service learned of it, by {@link System#nanoTime()}
   */
  private record Closure(long generation, long knownSince) {}

  /** Renews the lease, unless it is older than the last one. */
  synchronized void renew(Lease lease) {
    if (last == null || lease.requestedAt() - last.requestedAt() > 0) {
      // Before a writer can get the lease: it must find since when the members are lost.
      lostMembers.note(lease);
      last = lease;
    }
    if (!lease.isOpen()) {
      noteClosed(lease.generation());
    }
  }

  private synchronized void noteClosed(long generation) {
    if (closure == null || closure.generation() < generation) {
      closure = new Closure(generation, System.nanoTime());
    }
  }

  /** Returns the lease; empty if it has expired. */
  public Optional<Lease> current() {
    Lease lease = last;
    return lease != null && System.nanoTime() - lease.requestedAt() < length.toNanos()
        ? Optional.of(lease)
        : Optional.empty();
  }

  /** Returns the last lease, even if it has expired; null if there was none. */
  Lease last() {
    return last;
  }

  /** Returns whether entries of a generation may still be served as current. */
  boolean isOpenFor(long generation) {
    return current()
        .filter(lease -> lease.isOpen() && lease.generation() == generation)
        .isPresent();
  }

  /**
   * Returns whether this service has known the cache to be closed for some time.
   *
   * @param leases the time, as a multiple of the lease's length
   */
  boolean isClosedFor(long generation, int leases) {
    Closure state = closure;
    return state != null && state.generation() == generation && isPast(state.knownSince(), leases);
  }

  /**
   * Returns whether this service has known for some time that a member is lost.
   *
   * @param leases the time, as a multiple of the lease's length
   */
  boolean isLostFor(UUID member, int leases) {
    return lostMembers.knownSince(member).filter(since -> isPast(since, leases)).isPresent();
  }

  private boolean isPast(long since, int leases) {
    return System.nanoTime() - since > length.multipliedBy(leases).toNanos();
  }

  /**
   * Waits until no service can hold a lease from before the cache was closed.
   *
   * @param generation the generation that it was closed with, already committed
   */
  void awaitExpiryOfEarlierLeases(long generation) {
    noteClosed(generation);
    Closure state = closure;
    awaitExpiryOfLeasesBefore(
        state.generation() == generation ? state.knownSince() : System.nanoTime());
  }

  /** Waits until no lost member can hold a lease that lists it as a member. */
  void awaitExpiryOfLeasesOf(Collection<UUID> lost) {
    lost.stream()
        .map(lostMembers::knownSince)
        .flatMap(Optional::stream)
        .forEach(this::awaitExpiryOfLeasesBefore);
  }

  /**
   * Waits until every lease from before a time has expired.
   *
   * @param time by {@link System#nanoTime()}
   */
  void awaitExpiryOfLeasesBefore(long time) {
    awaitExpiry(length, time);
  }

  /** Waits until every lease of some length from before a time has expired. */
  static void awaitExpiry(Duration length, long time) {
    try {
      for (long left = left(length, time); left > 0; left = left(length, time)) {
        NANOSECONDS.sleep(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before a write could be acknowledged", e);
    }
  }

  /** Returns whether every lease from before a time has expired. */
  public boolean areLeasesExpiredFrom(long time) {
    return left(length, time) <= 0;
  }

  private static long left(Duration length, long time) {
    return time + length.plus(length.dividedBy(MARGIN)).toNanos() - System.nanoTime();
  }
}
