package dev.plinth.runtime.cache;

import dev.plinth.runtime.cache.CacheMetrics.Event;
import dev.plinth.runtime.cache.RedisCacheStore.FillResult;
import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Cache of values that must not be in Redis: only the memory of the members holds them. Redis has
 * the writers in progress and the nonces of readers.
 */
@ApplicationScoped
public class MemoryCache {

  /** A change that no service has made or announced, such as one by SQL, shows after this. */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  @Inject private LeaseClock leases;
  @Inject private NearCache nearCache;
  @Inject private RedisCacheStore store;
  @Inject private CacheMetrics metrics;

  /**
   * Returns the value that this service holds, as current as the database. This uses neither Redis
   * nor the database and never blocks.
   *
   * @return empty if this service has no such value, or must not serve it now
   */
  public <V> Optional<V> find(String cache, UUID id, Class<V> type) {
    CacheKey key = CacheKey.inMemory(cache, id);
    Optional<V> found = nearCache.find(key, type);
    if (found.isPresent()) {
      metrics.add(key, Event.HIT);
    }
    return found;
  }

  /** Returns whether this service may hold values of a cache now. */
  public boolean isServing(String cache) {
    return nearCache.isServing(cache);
  }

  /**
   * Loads a value from the database, and holds it if it may.
   *
   * @param expiry returns when a value expires at latest
   * @return empty if the value does not exist
   */
  public <V> Optional<V> load(
      String cache, UUID id, Supplier<Optional<V>> loader, Function<V, Instant> expiry) {
    CacheKey key = CacheKey.inMemory(cache, id);
    Optional<Lookup> lookup = lookup(key);
    metrics.add(key, isServing(cache) ? Event.MISS : Event.BYPASS);
    Optional<V> loaded = loader.get();
    metrics.add(key, Event.LOAD);
    if (lookup.isPresent() && loaded.isPresent() && isCurrent(key, lookup.get())) {
      Duration left = Duration.between(Instant.now(), expiry.apply(loaded.get()));
      lookup.get().found(loaded.get(), left.compareTo(MAX_AGE) < 0 ? left : MAX_AGE);
    }
    return loaded;
  }

  /**
   * A look-up that began before the database was read.
   *
   * @param lease the lease that was current before
   * @param nonce shows whether a writer began since then
   */
  private record Lookup(Lease lease, NearCache.Lookup near, byte[] nonce) {

    void found(Object value, Duration timeToLive) {
      near.found(lease, value, timeToLive);
    }
  }

  /** Returns empty if this service must not hold what it will load. */
  private Optional<Lookup> lookup(CacheKey key) {
    Optional<Lease> lease = leases.current().filter(Lease::isOpen);
    Optional<NearCache.Lookup> near = nearCache.lookup(key);
    if (lease.isEmpty() || near.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] nonce = store.lookup(key, lease.get()).nonce();
      return Optional.ofNullable(nonce).map(it -> new Lookup(lease.get(), near.get(), it));
    } catch (RedisUnavailable e) {
      metrics.failed(key, e);
      return Optional.empty();
    }
  }

  private boolean isCurrent(CacheKey key, Lookup lookup) {
    try {
      FillResult result = store.check(key, lookup.lease(), lookup.nonce());
      metrics.filled(key, result);
      return result == FillResult.STORED;
    } catch (RedisUnavailable e) {
      metrics.failed(key, e);
      return false;
    }
  }
}
