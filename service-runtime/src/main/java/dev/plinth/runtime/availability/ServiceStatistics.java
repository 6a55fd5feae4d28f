package dev.plinth.runtime.availability;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The report of a running service. It is a plain object: whoever reads it has no context of this
 * service, so that a bean behind a proxy could not be reached.
 */
public final class ServiceStatistics implements ServiceStatisticsMBean {

  private final String name;
  private final Collection<DependencyMonitor> watches;
  private final Map<RejectionReason, LongAdder> refusals = new EnumMap<>(RejectionReason.class);
  private volatile Map<String, Long> migrations = Map.of();
  private volatile Supplier<Map<String, Map<String, Long>>> caches = Map::of;

  ServiceStatistics(String name, Collection<DependencyMonitor> watches) {
    this.name = name;
    this.watches = watches;
    for (RejectionReason reason : RejectionReason.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  /** Counts a call that did not get to the database, or not through it. */
  public void refused(RejectionReason reason) {
    refusals.get(reason).increment();
  }

  /**
   * Sets how many migrations are in which state.
   *
   * @param counts by state, in lower case
   */
  public void migrations(Map<String, Long> counts) {
    migrations = Map.copyOf(counts);
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
    return perDependency(DependencyMonitor::failedAttempts);
  }

  private <T> Map<String, T> perDependency(Function<DependencyMonitor, T> value) {
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
