package dev.plinth.runtime.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A write that has not returned to its caller yet. A thread has at most one. */
final class PendingWrite {

  private static final ThreadLocal<PendingWrite> CURRENT = new ThreadLocal<>();

  private final String id = UUID.randomUUID().toString();
  private final List<CacheMutation> mutations = new ArrayList<>();
  private Object transaction;
  private boolean isMarked;
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
      throw new IllegalStateException(
          "only a transaction of a @DatabaseAccess bean may change cached data");
    }
    return write;
  }

  static void end() {
    CURRENT.remove();
  }

  /**
   * Adds a mutation. Those of an earlier attempt, in another transaction, are dropped.
   *
   * @param transaction the key of the current transaction
   */
  void add(Object transaction, CacheMutation mutation) {
    if (!transaction.equals(this.transaction)) {
      this.transaction = transaction;
      mutations.clear();
      isMarked = false;
    }
    mutations.add(mutation);
  }

  /**
   * Begins to mark the mutations.
   *
   * @param lease the last lease before the commit; null if there was none
   */
  void beginMark(Lease lease) {
    this.lease = lease;
    this.closedGeneration = null;
  }

  /** Notes that the mutations are marked, or the cache is closed in their place. */
  void marked() {
    isMarked = true;
  }

  /**
   * Returns whether the write must be published. An attempt that failed, or that found nothing to
   * change, has marked nothing.
   */
  boolean isMarked() {
    return isMarked;
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

  List<CacheKey> keys() {
    return mutations.stream().map(CacheMutation::key).toList();
  }

  Lease lease() {
    return lease;
  }

  /** Returns the generation that this write closed the cache with; null if it didn't close it. */
  Long closedGeneration() {
    return closedGeneration;
  }
}
