package dev.plinth.runtime.cache;

import java.util.List;
import java.util.UUID;

/** A write that has not returned to its caller yet. A thread has at most one. */
final class PendingWrite {

  private static final ThreadLocal<PendingWrite> CURRENT = new ThreadLocal<>();

  private final String id = UUID.randomUUID().toString();
  private List<CacheMutation> mutations = List.of();
  private Lease lease;
  private Long closedGeneration;

  static PendingWrite begin() {
    PendingWrite write = new PendingWrite();
    CURRENT.set(write);
    return write;
  }

  /** Returns the pending write of this thread. */
  static PendingWrite current() {
    PendingWrite write = CURRENT.get();
    if (write == null) {
      throw new IllegalStateException("a method that changes cached data must be @CacheCoherent");
    }
    return write;
  }

  static void end() {
    CURRENT.remove();
  }

  /**
   * Sets the mutations of this write. A retry replaces those of the attempt before.
   *
   * @param lease the last lease before the commit; null if there was none
   */
  void mutates(List<CacheMutation> mutations, Lease lease) {
    this.mutations = mutations;
    this.lease = lease;
    this.closedGeneration = null;
  }

  /** Notes that this write closes the cache, because it could not mark its entries. */
  void closesCache(long generation) {
    closedGeneration = generation;
  }

  /** Returns the name of this write among the writers of a list. */
  String id() {
    return id;
  }

  List<CacheMutation> mutations() {
    return mutations;
  }

  Lease lease() {
    return lease;
  }

  /** Returns the generation that this write closed the cache with; null if it didn't close it. */
  Long closedGeneration() {
    return closedGeneration;
  }
}
