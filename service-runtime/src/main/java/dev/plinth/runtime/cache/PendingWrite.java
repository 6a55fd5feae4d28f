package dev.plinth.runtime.cache;

import java.util.List;
import java.util.UUID;

/** A write on its way to being acknowledged; a thread has one at a time. */
final class PendingWrite {

  private static final ThreadLocal<PendingWrite> CURRENT = new ThreadLocal<>();

  private final String name = UUID.randomUUID().toString();
  private List<CacheMutation> changes = List.of();
  private Lease lease;
  private Long closed;

  /** Begins one. */
  static PendingWrite begin() {
    PendingWrite write = new PendingWrite();
    CURRENT.set(write);
    return write;
  }

  /** Returns the one of this thread. */
  static PendingWrite current() {
    PendingWrite write = CURRENT.get();
    if (write == null) {
      throw new IllegalStateException("a method that changes cached data has to be @Acknowledged");
    }
    return write;
  }

  /** Ends the one of this thread. */
  static void end() {
    CURRENT.remove();
  }

  /**
   * It changes these entries; if it is tried again, these and no others.
   *
   * @param lease what is known of the cache before the commit; null if nothing
   */
  void changes(List<CacheMutation> changed, Lease lease) {
    this.changes = changed;
    this.lease = lease;
    this.closed = null;
  }

  /** It closes the cache, because it could not announce its changes. */
  void closes(long generation) {
    closed = generation;
  }

  String name() {
    return name;
  }

  List<CacheMutation> changes() {
    return changes;
  }

  Lease lease() {
    return lease;
  }

  /** The generation that it has closed the cache with; null if it hasn't. */
  Long closed() {
    return closed;
  }
}
