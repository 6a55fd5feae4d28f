package dev.plinth.runtime.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Statistics of a running service, for metrics. This is a plain object: its readers have no context
 * of this service and could not call a bean through its proxy.
 */
public final class ServiceStatistics implements ServiceStatisticsMBean {

  private static final Duration HISTORY = Duration.ofHours(1);

  private final String name;
  private final Collection<DependencyMonitor> monitors;
  private final Map<RejectionReason, LongAdder> refusals = new EnumMap<>(RejectionReason.class);
  private volatile Map<String, Long> migrations = Map.of();
  private volatile Supplier<Map<String, Map<String, Long>>> caches = Map::of;

  ServiceStatistics(String name, Collection<DependencyMonitor> monitors) {
    this.name = name;
    this.monitors = monitors;
    for (RejectionReason reason : RejectionReason.values()) {
      refusals.put(reason, new LongAdder());
    }
  }

  /** Counts a database call that was rejected or failed. */
  public void refused(RejectionReason reason) {
    refusals.get(reason).increment();
  }

  /**
   * Sets the number of migrations in each state.
   *
   * @param counts by state, in lower case
   */
  public void migrations(Map<String, Long> counts) {
    migrations = Map.copyOf(counts);
  }

  /**
   * Sets the source of the caches' counters.
   *
   * @param counts returns the counters of each cache; it needs no context of the service
   */
  public void caches(Supplier<Map<String, Map<String, Long>>> counts) {
    caches = counts;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Map<String, String> getStates() {
    return perDependency(monitor -> monitor.status().state().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Map<String, Map<String, String>> getDependencies() {
    return perDependency(
        monitor -> {
          Map<String, String> details = details(monitor.status());
          details.put("attempts", Integer.toString(monitor.status().attempts()));
          return details;
        });
  }

  @Override
  public Map<String, List<Map<String, String>>> getHistory() {
    Instant now = Instant.now();
    return perDependency(
        monitor ->
            monitor.history().since(now.minus(HISTORY)).stream()
                .map(ServiceStatistics::details)
                .toList());
  }

  private static Map<String, String> details(DependencyStatus status) {
    Map<String, String> details = new HashMap<>();
    details.put("state", status.state().name().toLowerCase(Locale.ROOT));
    details.put("since", status.since().toString());
    details.put("lastError", status.lastError());
    return details;
  }

  @Override
  public Map<String, Long> getFailedAttempts() {
    return perDependency(DependencyMonitor::failedAttempts);
  }

  private <T> Map<String, T> perDependency(Function<DependencyMonitor, T> value) {
    return monitors.stream()
        .collect(Collectors.toMap(monitor -> monitor.dependency().toString(), value));
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
