package dev.plinth.runtime.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Entries in memory. An invalidation removes an entry, and prevents every look-up that began before
 * it from storing what it found: a counter of invalidations, one for each stripe of keys, shows
 * whether there was one.
 */
final class NearEntries {

  /**
   * If a writer dies after its commit and its message is lost, its entry is outdated for this long.
   * Each entry that ends costs a request the long way, so it is not shorter.
   */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** What an entry takes besides its JSON; about what a value without JSON takes. */
  private static final int OVERHEAD_BYTES = 400;

  private static final int STRIPES = 1024;

  private final AtomicLongArray invalidations = new AtomicLongArray(STRIPES);
  private final LongSupplier nanoTime;
  private final Cache<CacheKey, Entry> entries;

  /**
   * An entry.
   *
   * @param value a {@link Representation}, or a value that only memory holds
   * @param storedAt when it was stored in Redis, by the monotonic clock
   * @param expiresAt when it expires there
   */
  private record Entry(long generation, Object value, long storedAt, long expiresAt) {

    /** Returns an entry whose value has the age and the time to live that it has now. */
    static Entry of(long generation, Representation value, long now) {
      CacheOutcome origin = value.origin();
      return new Entry(
          generation, value, now - origin.age().toNanos(), now + origin.timeToLive().toNanos());
    }

    /** Returns the representation with its age and time to live now. */
    Representation at(long now) {
      return ((Representation) value)
          .from(
              new CacheOutcome(
                  Source.CACHE,
                  Duration.ofNanos(now - storedAt),
                  Duration.ofNanos(expiresAt - now)));
    }

    int bytes() {
      return OVERHEAD_BYTES + (value instanceof Representation it ? it.json().length : 0);
    }
  }

  /**
   * @param maxBytes the approximate size of all entries
   * @param nanoTime the monotonic clock
   */
  NearEntries(long maxBytes, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey key, Entry entry) -> entry.bytes())
            .expireAfterWrite(MAX_AGE)
            .ticker(nanoTime::getAsLong)
            // Not in a pool of the JDK, whose threads keep the class loader of the first user.
            .executor(Runnable::run)
            .build();
  }

  /** Returns the representation of a key, if it is of this generation. */
  Optional<Representation> find(CacheKey key, long generation) {
    long now = nanoTime.getAsLong();
    return entry(key, generation, now).map(entry -> entry.at(now));
  }

  /** Returns the value of a key that only memory holds, if it is of this generation. */
  <V> Optional<V> find(CacheKey key, long generation, Class<V> type) {
    return entry(key, generation, nanoTime.getAsLong()).map(entry -> type.cast(entry.value()));
  }

  private Optional<Entry> entry(CacheKey key, long generation, long now) {
    return Optional.ofNullable(entries.getIfPresent(key))
        .filter(entry -> entry.generation() == generation && entry.expiresAt() - now >= 0);
  }

  /** Returns the number of invalidations so far, to be taken before a look-up begins. */
  long invalidations(CacheKey key) {
    return invalidations.get(stripe(key));
  }

  /**
   * Puts what a look-up found, unless there was an invalidation since it began.
   *
   * @param before the number of invalidations before the look-up
   * @param generation the generation of the look-up's lease
   */
  void put(CacheKey key, long before, long generation, Representation value) {
    put(key, before, Entry.of(generation, value, nanoTime.getAsLong()));
  }

  /**
   * Puts a value that only memory holds, as above.
   *
   * @param timeToLive how long it may be served
   */
  void put(CacheKey key, long before, long generation, Object value, Duration timeToLive) {
    long now = nanoTime.getAsLong();
    put(key, before, new Entry(generation, value, now, now + timeToLive.toNanos()));
  }

  private void put(CacheKey key, long before, Entry entry) {
    // Atomic for the key: an invalidation that this does not see removes the entry afterwards.
    entries.asMap().compute(key, (same, other) -> invalidations(same) == before ? entry : other);
  }

  /** Removes the entry of a key, and prevents earlier look-ups from putting it back. */
  void invalidate(CacheKey key) {
    invalidations.incrementAndGet(stripe(key));
    entries.asMap().remove(key);
  }

  private static int stripe(CacheKey key) {
    return Math.floorMod(key.hashCode(), STRIPES);
  }
}
