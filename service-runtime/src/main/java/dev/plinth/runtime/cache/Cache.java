package dev.plinth.runtime.cache;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.cache.CacheMetrics.Event;
import dev.plinth.runtime.cache.RedisCacheStore.FillResult;
import dev.plinth.runtime.cache.RedisCacheStore.Lookup;
import dev.plinth.runtime.database.DatabaseUnavailable;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.HeldEntry;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.VersionedView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Read-through cache: returns a current entry, or loads it from the database and stores it. */
@ApplicationScoped
public class Cache {

  private static final byte[] NO_NONCE = {};

  private final SingleFlight singleFlight = new SingleFlight();

  @Inject private Availability availability;
  @Inject private LeaseClock leases;
  @Inject private NearCache nearCache;
  @Inject private RedisCacheStore store;
  @Inject private CacheMetrics metrics;

  /**
   * Returns an entity: from the cache if the entry is current, otherwise from the database. While
   * the database is unavailable, returns a stale entry.
   *
   * @param cache the cache's name, as in the metrics
   * @param loader reads the database
   * @return empty if the entity does not exist
   * @throws DatabaseUnavailable if the database is unavailable and the cache has no entry
   */
  public Optional<Representation> read(
      String cache, UUID id, Supplier<Optional<? extends VersionedView>> loader) {
    return readEntry(new CacheKey(cache, id), () -> loader.get().map(LoadedEntry::of));
  }

  /**
   * Returns a list: from the cache if the entry is current, otherwise from the database. While the
   * database is unavailable, returns a stale entry.
   *
   * @param cache the cache's name, as in the metrics
   * @param loader reads the database
   * @throws DatabaseUnavailable if the database is unavailable and the cache has no entry
   */
  public Representation readList(String cache, Supplier<Representation> loader) {
    return readEntry(CacheKey.ofList(cache), () -> Optional.of(LoadedEntry.of(loader.get())))
        .orElseThrow();
  }

  /**
   * Invalidates all entries, once the connection's transaction commits: after a change of the data
   * outside the services. Running services notice within the length of a lease (docs/cache.md).
   *
   * @param connection to a migrated database
   * @throws SQLException if the database can't be reached or refuses the statement
   */
  public static void invalidateAll(Connection connection) throws SQLException {
    CacheGenerations.next(connection);
  }

  /**
   * Waits until no service relies on what {@link #invalidateAll} has invalidated. Call this after
   * the commit.
   *
   * @param lease the length of the services' leases
   */
  public static void awaitInvalidation(Duration lease) {
    LeaseClock.awaitExpiry(lease, System.nanoTime());
  }

  private Optional<Representation> readEntry(CacheKey key, Supplier<Optional<LoadedEntry>> loader) {
    Optional<Representation> near = nearCache.find(key);
    if (near.isPresent()) {
      metrics.add(key, Event.HIT);
      return near.map(found -> new NearEntry(key, found.json()).held(found));
    }
    Optional<LeasedLookup> lookup = lookup(key);
    Optional<Representation> hit = lookup.map(LeasedLookup::hit);
    if (hit.isPresent()) {
      metrics.add(key, Event.HIT);
      return hit;
    }
    metrics.add(key, lookup.isPresent() ? Event.MISS : Event.BYPASS);
    try {
      return singleFlight.load(key, stopAccepting -> load(key, loader, stopAccepting)).found();
    } catch (DatabaseUnavailable e) {
      return Optional.of(stale(key).orElseThrow(() -> e));
    }
  }

  /** An entry of the near cache. Its JSON identifies it, because each has an array of its own. */
  private final class NearEntry implements HeldEntry {

    private final CacheKey key;
    private final byte[] json;

    NearEntry(CacheKey key, byte[] json) {
      this.key = key;
      this.json = json;
    }

    Representation held(Representation found) {
      return found.from(found.origin().heldAs(this));
    }

    @Override
    public Optional<CacheOutcome> read() {
      return nearCache.find(key).filter(it -> it.json() == json).map(Representation::origin);
    }

    @Override
    public void countHit() {
      metrics.add(key, Event.HIT);
      metrics.add(key, Event.REPEAT);
    }
  }

  /**
   * A lookup in Redis.
   *
   * @param lease the lease that was current before the lookup
   * @param near puts what is found into the near cache; empty if that must not be
   */
  private record LeasedLookup(Lease lease, Lookup result, Optional<NearCache.Lookup> near) {

    Representation hit() {
      return result.hit();
    }
  }

  /** Returns empty if the service has no lease on an open cache, or Redis can't be used. */
  private Optional<LeasedLookup> lookup(CacheKey key) {
    Optional<Lease> lease = leases.current().filter(Lease::isOpen);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<NearCache.Lookup> near = nearCache.lookup(key);
      Lookup result = store.lookup(key, lease.get());
      return Optional.of(new LeasedLookup(lease.get(), held(key, lease.get(), result, near), near));
    } catch (RedisUnavailable e) {
      metrics.failed(key, e);
      return Optional.empty();
    }
  }

  /** Puts a hit into the near cache, if it may. */
  private Lookup held(CacheKey key, Lease lease, Lookup result, Optional<NearCache.Lookup> near) {
    if (result.hit() == null || near.isEmpty()) {
      return result;
    }
    near.get().found(lease, result.hit());
    return new Lookup(new NearEntry(key, result.hit().json()).held(result.hit()), null);
  }

  /** Repeats the lookup first: an earlier call may have filled the entry since then. */
  private LoadResult load(
      CacheKey key, Supplier<Optional<LoadedEntry>> loader, Runnable stopAccepting) {
    Optional<LeasedLookup> lookup = lookup(key);
    Optional<Representation> hit = lookup.map(LeasedLookup::hit);
    if (hit.isPresent()) {
      return new LoadResult(hit, false);
    }
    Optional<LoadedEntry> loaded = loader.get();
    metrics.add(key, Event.LOAD);
    if (loaded.isEmpty() || lookup.isEmpty()) {
      return new LoadResult(loaded.map(LoadedEntry::representation), false);
    }
    stopAccepting.run();
    boolean stored = fill(key, lookup.get(), loaded.get());
    CacheOutcome outcome = CacheOutcome.of(stored ? Source.STORED : Source.MISSED);
    return new LoadResult(
        Optional.of(loaded.get().representation().from(outcome)),
        stored && leases.isOpenFor(lookup.get().lease().generation()));
  }

  private boolean fill(CacheKey key, LeasedLookup lookup, LoadedEntry loaded) {
    byte[] nonce = lookup.result().nonce();
    if (!key.isVersioned() && nonce == null) {
      return false;
    }
    try {
      FillResult result =
          store.fill(
              key,
              lookup.lease(),
              nonce == null ? NO_NONCE : nonce,
              loaded.version(),
              loaded.representation());
      metrics.filled(key, result);
      if (result == FillResult.STORED) {
        lookup
            .near()
            .ifPresent(it -> it.found(lookup.lease(), store.stored(loaded.representation())));
      }
      return result == FillResult.STORED || result == FillResult.KEPT;
    } catch (RedisUnavailable e) {
      metrics.failed(key, e);
      return false;
    }
  }

  private Optional<Representation> stale(CacheKey key) {
    if (availability.of(Dependency.DATABASE).isUp()) {
      // The database is overloaded, not unavailable.
      return Optional.empty();
    }
    try {
      Optional<Representation> stale = store.stale(key);
      stale.ifPresent(it -> metrics.add(key, Event.STALE));
      return stale;
    } catch (RedisUnavailable e) {
      metrics.failed(key, e);
      return Optional.empty();
    }
  }
}
