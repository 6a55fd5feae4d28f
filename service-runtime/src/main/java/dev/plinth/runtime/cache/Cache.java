package dev.plinth.runtime.cache;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.cache.CacheMetrics.Event;
import dev.plinth.runtime.cache.RedisCacheStore.Look;
import dev.plinth.runtime.cache.RedisCacheStore.Outcome;
import dev.plinth.runtime.database.DatabaseUnavailable;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Reads through the cache. */
@ApplicationScoped
public class Cache {

  private static final byte[] NO_NONCE = {};

  private final SingleFlight flights = new SingleFlight();

  @Inject private Availability availability;
  @Inject private LeaseClock leases;
  @Inject private RedisCacheStore entries;
  @Inject private CacheMetrics counts;

  /**
   * Returns what is at a key: from the cache if that is certain to be current, else from the
   * database and, while that is away, from the cache as it is.
   *
   * @param load reads the database
   * @return empty if there is no such thing
   * @throws DatabaseUnavailable if the database is away and the cache has nothing
   */
  public Optional<Representation> read(CacheKey key, Supplier<Optional<LoadedEntry>> load) {
    Optional<Sight> sight = look(key);
    Optional<Representation> hit = sight.map(Sight::hit);
    if (hit.isPresent()) {
      counts.add(key, Event.HIT);
      return hit;
    }
    counts.add(key, sight.isPresent() ? Event.MISS : Event.BYPASS);
    try {
      return flights.take(key, boardingEnds -> fly(key, load, boardingEnds)).found();
    } catch (DatabaseUnavailable e) {
      return Optional.of(stale(key).orElseThrow(() -> e));
    }
  }

  /**
   * What is in Redis under a lease.
   *
   * @param lease what it was looked for under
   */
  private record Sight(Lease lease, Look look) {

    Representation hit() {
      return look.hit();
    }
  }

  private Optional<Sight> look(CacheKey key) {
    Optional<Lease> lease = leases.current().filter(Lease::isOpen);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Sight(lease.get(), entries.lookup(key, lease.get(), nonce())));
    } catch (RedisUnavailable e) {
      counts.failed(key, e);
      return Optional.empty();
    }
  }

  /** Nobody may happen to have the same; that somebody could guess it does no harm. */
  private static String nonce() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  /** Looks again first: since this reader looked, another flight may have landed. */
  private LoadResult fly(
      CacheKey key, Supplier<Optional<LoadedEntry>> load, Runnable boardingEnds) {
    Optional<Sight> sight = look(key);
    Optional<Representation> hit = sight.map(Sight::hit);
    if (hit.isPresent()) {
      return new LoadResult(hit, false);
    }
    Optional<LoadedEntry> loaded = load.get();
    counts.add(key, Event.LOAD);
    if (loaded.isEmpty() || sight.isEmpty()) {
      return new LoadResult(loaded.map(LoadedEntry::snapshot), false);
    }
    boardingEnds.run();
    boolean stored = store(key, sight.get(), loaded.get());
    CacheOutcome origin = CacheOutcome.of(stored ? Source.STORED : Source.MISSED);
    return new LoadResult(
        Optional.of(loaded.get().snapshot().from(origin)),
        stored && leases.isOpenFor(sight.get().lease().generation()));
  }

  private boolean store(CacheKey key, Sight sight, LoadedEntry loaded) {
    byte[] nonce = sight.look().nonce();
    if (key.isOfList() && nonce == null) {
      return false;
    }
    try {
      Outcome outcome =
          entries.fill(
              key,
              sight.lease(),
              nonce == null ? NO_NONCE : nonce,
              loaded.version(),
              loaded.snapshot());
      counts.filled(key, outcome);
      return outcome == Outcome.STORED || outcome == Outcome.KEPT;
    } catch (RedisUnavailable e) {
      counts.failed(key, e);
      return false;
    }
  }

  private Optional<Representation> stale(CacheKey key) {
    if (availability.of(Dependency.DATABASE).isUp()) {
      // It is there, and too busy.
      return Optional.empty();
    }
    try {
      Optional<Representation> stale = entries.stale(key);
      stale.ifPresent(it -> counts.add(key, Event.STALE));
      return stale;
    } catch (RedisUnavailable e) {
      counts.failed(key, e);
      return Optional.empty();
    }
  }
}
