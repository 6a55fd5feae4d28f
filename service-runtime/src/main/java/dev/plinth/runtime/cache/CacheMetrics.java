package dev.plinth.runtime.cache;

import static java.lang.System.Logger.Level.DEBUG;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.cache.RedisCacheStore.Outcome;
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

/** What happened in the caches of this service, by cache. */
@ApplicationScoped
class CacheMetrics {

  /** Something that is counted. */
  enum Event {
    /** A read was answered by a current entry. */
    HIT,
    /** A read found no current entry. */
    MISS,
    /** A read did not ask, because Redis is away or the cache is closed. */
    BYPASS,
    /** A read was answered by an entry that may be outdated, because the database is away. */
    STALE,
    /** The database was read. */
    LOAD,
    /** What was read was not stored, because somebody wrote meanwhile. */
    REFUSED,
    /** What was to be stored anew was not there any more: Redis made room, or lost it. */
    EVICTED,
    /** Redis failed, or was away when a write needed it. */
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final System.Logger LOG = System.getLogger(CacheMetrics.class.getName());

  private final Map<String, Map<Event, LongAdder>> byCache = new ConcurrentHashMap<>();

  @Inject private Availability availability;

  /** Whoever reads the report has no context of this service, so it gets no bean. */
  @PostConstruct
  void report() {
    Map<String, Map<Event, LongAdder>> counts = byCache;
    availability.report(() -> numbers(counts));
  }

  private static Map<String, Map<String, Long>> numbers(Map<String, Map<Event, LongAdder>> counts) {
    Map<String, Map<String, Long>> numbers = new TreeMap<>();
    counts.forEach(
        (cache, events) -> {
          Map<String, Long> ofCache = new TreeMap<>();
          events.forEach((event, count) -> ofCache.put(event.toString(), count.sum()));
          numbers.put(cache, ofCache);
        });
    return numbers;
  }

  void add(CacheKey key, Event event) {
    byCache.computeIfAbsent(key.cache(), cache -> zeros()).get(event).increment();
  }

  private static Map<Event, LongAdder> zeros() {
    Map<Event, LongAdder> zeros = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      zeros.put(event, new LongAdder());
    }
    return zeros;
  }

  void filled(CacheKey key, Outcome outcome) {
    if (outcome == Outcome.REFUSED) {
      add(key, Event.REFUSED);
    } else if (outcome == Outcome.GONE) {
      add(key, Event.EVICTED);
    }
  }

  void failed(CacheKey key, RedisUnavailable failure) {
    LOG.log(DEBUG, "Redis could not be used", failure.getCause());
    add(key, Event.ERROR);
  }

  void failed(List<CacheMutation> changes, RedisUnavailable failure) {
    changes.forEach(change -> failed(change.key(), failure));
  }

  void published(List<CacheMutation> changes, List<Outcome> outcomes) {
    for (int i = 0; i < changes.size(); i++) {
      if (outcomes.get(i) == Outcome.GONE) {
        add(changes.get(i).key(), Event.EVICTED);
      }
    }
  }
}
