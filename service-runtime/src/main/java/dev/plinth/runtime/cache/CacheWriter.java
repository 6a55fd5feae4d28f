package dev.plinth.runtime.cache;

import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Marks the entries that a transaction changes as pending, before the transaction commits. */
@ApplicationScoped
public class CacheWriter {

  /** For more entries than this, closing the cache costs less than marking them. */
  private static final int MAX_MARKS = 1000;

  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore store;
  @Inject private CacheGenerations generations;
  @Inject private CacheMetrics metrics;

  /**
   * Marks entries as pending. Call this last in the transaction: it must hold the locks of the
   * changed rows, and only the commit may follow. If Redis can't be used, the transaction closes
   * the cache for all servers.
   */
  public void mark(List<CacheMutation> mutations) {
    PendingWrite write = PendingWrite.current();
    write.mutates(mutations, leases.last());
    if (write.lease() == null || mutations.size() > MAX_MARKS || !isMarked(write)) {
      write.closesCache(generations.closeInTransaction());
    }
  }

  private boolean isMarked(PendingWrite write) {
    try {
      store.mark(write);
      return true;
    } catch (RedisUnavailable e) {
      metrics.failed(write.mutations(), e);
      return false;
    }
  }
}
