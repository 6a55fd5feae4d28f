package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.DEBUG;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.cache.RedisCacheStore.FillResult;
import dev.plinth.runtime.redis.RedisUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Metrics of this service's caches: counters of events, by cache. */
@ApplicationScoped
class CacheMetrics {

  public enum Event {
    /** A read was answered from a current entry. */
    HIT,
    /** One of the hits repeated an earlier response, without JAX-RS. */
    REPEAT,
    /** A read found no current entry. */
    MISS,
    /** A read skipped the cache, because Redis is unavailable or the cache is closed. */
    BYPASS,
    /** A read was answered from a stale entry, because the database is unavailable. */
    STALE,
    /** The database was read. */
    LOAD,
    /** A loaded value was not stored, because of a concurrent write. */
    REFUSED,
    /** The entry to store was gone: Redis had evicted or lost it. */
    EVICTED,
    /** Redis failed, or was unavailable when a write needed it. */
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final System.Logger LOG = System.getLogger(CacheMetrics.class.getName());

  private final Map<String, Map<Event, LongAdder>> byCache = new ConcurrentHashMap<>();

  @Inject private Availability availability;

  /** Captures the map, not this bean: readers of the report have no context of this service. */
  @PostConstruct
  void report() {
    Map<String, Map<Event, LongAdder>> counters = byCache;
    availability.statistics().caches(() -> values(counters));
  }

  private static Map<String, Map<String, Long>> values(
      Map<String, Map<Event, LongAdder>> counters) {
    Map<String, Map<String, Long>> values = new TreeMap<>();
    counters.forEach(
        (cache, events) -> {
          Map<String, Long> ofCache = new TreeMap<>();
          events.forEach((event, count) -> ofCache.put(event.toString(), count.sum()));
          values.put(cache, ofCache);
        });
    return values;
  }

  public void add(CacheKey key, Event event) {
    byCache.computeIfAbsent(key.cache(), cache -> zeros()).get(event).increment();
  }

  private static Map<Event, LongAdder> zeros() {
    Map<Event, LongAdder> zeros = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      zeros.put(event, new LongAdder());
    }
    return zeros;
  }

  void filled(CacheKey key, FillResult result) {
    if (result == FillResult.REFUSED) {
      add(key, Event.REFUSED);
    } else if (result == FillResult.GONE) {
      add(key, Event.EVICTED);
    }
  }

  void failed(CacheKey key, RedisUnavailable failure) {
    LOG.log(DEBUG, "Redis could not be used", failure.getCause());
    add(key, Event.ERROR);
  }

  void failed(List<CacheMutation> mutations, RedisUnavailable failure) {
    mutations.forEach(mutation -> failed(mutation.key(), failure));
  }

  void published(List<CacheMutation> mutations, List<FillResult> results) {
    for (int i = 0; i < mutations.size(); i++) {
      if (results.get(i) == FillResult.GONE) {
        add(mutations.get(i).key(), Event.EVICTED);
      }
    }
  }
}
