package dev.plinth.runtime.cache;

import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Where a transaction says what it is about to change of what is cached. */
@ApplicationScoped
public class CacheWriter {

  /** With more entries to change it is better to begin with an empty cache. */
  private static final int MOST = 1000;

  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore entries;
  @Inject private CacheGenerations generations;
  @Inject private CacheMetrics counts;

  /**
   * Announces changes. To be called in the transaction, after everything else: what is changed must
   * be locked by then, and nothing but the commit may follow. If Redis can't be told, the
   * transaction closes the cache for all servers.
   */
  public void make(List<CacheMutation> changes) {
    PendingWrite write = PendingWrite.current();
    write.changes(changes, leases.last());
    if (write.lease() == null || changes.size() > MOST || !announced(write)) {
      write.closes(generations.closeInTransaction());
    }
  }

  private boolean announced(PendingWrite write) {
    try {
      entries.announce(write);
      return true;
    } catch (RedisUnavailable e) {
      counts.failed(write.changes(), e);
      return false;
    }
  }
}
