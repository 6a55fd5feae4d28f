package dev.plinth.persistence.availability;

import dev.plinth.persistence.migration.SchemaVersion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The report of a running service. It is a plain object: whoever reads it has no context of this
 * service, so that a bean behind a proxy could not be reached.
 */
final class LiveReport implements ServiceReport {

  private final String name;
  private final Collection<Watch> watches;
  private final Map<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);
  private volatile Map<String, Long> migrations = Map.of();
  private volatile Supplier<Map<String, Map<String, Long>>> caches = Map::of;

  LiveReport(String name, Collection<Watch> watches) {
    this.name = name;
    this.watches = watches;
    for (Refusal reason : Refusal.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  void refused(Refusal reason) {
    refusals.get(reason).increment();
  }

  /** Notes what the database and the migrations say together. */
  void migrations(List<SchemaVersion> history) {
    Map<String, Long> counts = new TreeMap<>();
    for (SchemaVersion.State state : SchemaVersion.State.values()) {
      counts.put(state.name().toLowerCase(Locale.ROOT), 0L);
    }
    history.forEach(
        version -> counts.merge(version.state().name().toLowerCase(Locale.ROOT), 1L, Long::sum));
    migrations = counts;
  }

  /** Has the cache's counts from now on. */
  void caches(Supplier<Map<String, Map<String, Long>>> counts) {
    caches = counts;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Map<String, String> getStates() {
    return perDependency(watch -> watch.status().state().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Map<String, Long> getFailedAttempts() {
    return perDependency(Watch::failedAttempts);
  }

  private <T> Map<String, T> perDependency(Function<Watch, T> value) {
    return watches.stream()
        .collect(Collectors.toMap(watch -> watch.dependency().toString(), value));
  }

  @Override
  public Map<String, Long> getRefusals() {
    return refusals.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().toString(), e -> e.getValue().sum()));
  }

  @Override
  public Map<String, Long> getMigrations() {
    return migrations;
  }

  @Override
  public Map<String, Map<String, Long>> getCaches() {
    return caches.get();
  }
}
