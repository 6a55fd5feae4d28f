package dev.plinth.runtime.cache;

import dev.plinth.runtime.database.DatabaseAccess;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.representation.Representation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Notes the cache entries that a transaction changes, and marks them as pending before the
 * transaction commits. The transaction is that of a {@link DatabaseAccess} bean.
 */
@ApplicationScoped
public class CacheWriter {

  /** For more entries than this, closing the cache costs less than marking them. */
  private static final int MAX_MARKS = 1000;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore store;
  @Inject private CacheGenerations generations;
  @Inject private Invalidations invalidations;
  @Inject private CacheMetrics metrics;

  /**
   * Notes that the entry of an entity gets the new value.
   *
   * @param version the entity's version after the write
   */
  public void replace(String cache, UUID id, long version, Representation value) {
    add(CacheMutation.replacing(new CacheKey(cache, id), version, value));
  }

  /**
   * Notes that the next reader must load an entity.
   *
   * @param version the entity's version after the write
   */
  public void invalidate(String cache, UUID id, long version) {
    add(CacheMutation.invalidating(new CacheKey(cache, id), version));
  }

  /** Notes that an entity is deleted. */
  public void remove(String cache, UUID id) {
    add(CacheMutation.removing(new CacheKey(cache, id)));
  }

  /** Notes that the next reader must load a list. */
  public void invalidateList(String cache) {
    add(CacheMutation.invalidating(CacheKey.ofList(cache)));
  }

  /** Notes that the next reader must load a value of {@link MemoryCache}. */
  public void invalidateInMemory(String cache, UUID id) {
    add(CacheMutation.invalidating(CacheKey.inMemory(cache, id)));
  }

  /** Returns the entries that the transaction has noted, for {@link #invalidateAgain}. */
  public String noted() {
    return PendingWrite.current().mutations().stream()
        .map(mutation -> mutation.key() + " " + mutation.version())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Notes again that the next reader must load the entries of an earlier write, which is committed.
   *
   * @param noted what {@link #noted} returned to that write
   */
  public void invalidateAgain(String noted) {
    noted
        .lines()
        .map(line -> line.split(" "))
        .map(
            entry -> CacheMutation.invalidating(CacheKey.parse(entry[0]), Long.parseLong(entry[1])))
        .forEach(this::add);
  }

  private void add(CacheMutation mutation) {
    PendingWrite.current().add(transactions.getTransactionKey(), mutation);
  }

  /**
   * Marks the noted entries as pending. Call this last in the transaction: it must hold the locks
   * of the changed rows, and only the commit may follow. If Redis can't be used, the transaction
   * closes the cache for all servers. Without entries it does nothing.
   */
  public void mark() {
    PendingWrite write = PendingWrite.current();
    if (write.mutations().isEmpty()) {
      return;
    }
    write.beginMark(leases.last());
    if (write.lease() == null || write.mutations().size() > MAX_MARKS || !isMarked(write)) {
      write.closesCache(generations.closeInTransaction());
    }
    write.marked();
  }

  private boolean isMarked(PendingWrite write) {
    try {
      store.mark(write, invalidations.announce(write));
      return true;
    } catch (RedisUnavailable e) {
      metrics.failed(write.mutations(), e);
      return false;
    }
  }
}
