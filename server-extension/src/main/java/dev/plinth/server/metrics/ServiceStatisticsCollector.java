package dev.plinth.server.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Converts the statistics of all services to Prometheus metric families. */
final class ServiceStatisticsCollector {

  private static final List<String> STATES = List.of("up", "down", "reconnecting", "exhausted");

  private final GaugeSnapshot.Builder states =
      GaugeSnapshot.builder()
          .name("plinth_dependency_state")
          .help(
              "1 for the current state of a dependency as the service sees it, 0 for the other states.");

  private final GaugeSnapshot.Builder gates =
      GaugeSnapshot.builder()
          .name("plinth_database_gate_open")
          .help("0 while the service answers 503 to requests that need its database.");

  private final GaugeSnapshot.Builder migrations =
      GaugeSnapshot.builder()
          .name("plinth_migrations")
          .help("Migrations by state, once the database has been reached.");

  private final CounterSnapshot.Builder attempts =
      CounterSnapshot.builder()
          .name("plinth_reconnect_attempts")
          .help("Failed attempts to reconnect to a dependency.");

  private final CounterSnapshot.Builder refusals =
      CounterSnapshot.builder()
          .name("plinth_database_refusals")
          .help("Calls that were rejected before the database or failed in it, by reason.");

  private final CounterSnapshot.Builder cacheEvents =
      CounterSnapshot.builder().name("plinth_cache_events").help("Events of each cache.");

  /**
   * Adds a service.
   *
   * @param statistics returns a map of its statistics by the name of the attribute
   */
  void add(String service, Function<String, Map<?, ?>> statistics) {
    Map<?, ?> current = statistics.apply("States");
    current.forEach((name, state) -> addStates(service, name, state));
    addGauge(gates, Labels.of("service", service), "up".equals(current.get("database")) ? 1 : 0);
    statistics
        .apply("Migrations")
        .forEach((state, count) -> addGauge(migrations, labels(service, "state", state), count));
    statistics
        .apply("FailedAttempts")
        .forEach((name, count) -> addCounter(attempts, labels(service, "dependency", name), count));
    statistics
        .apply("Refusals")
        .forEach((reason, count) -> addCounter(refusals, labels(service, "reason", reason), count));
    statistics
        .apply("Caches")
        .forEach((cache, events) -> addCache(service, cache, (Map<?, ?>) events));
  }

  /** Returns the families. */
  MetricSnapshots snapshots() {
    return MetricSnapshots.of(
        states.build(),
        gates.build(),
        migrations.build(),
        attempts.build(),
        refusals.build(),
        cacheEvents.build());
  }

  private void addCache(String service, Object cache, Map<?, ?> events) {
    events.forEach(
        (event, count) ->
            addCounter(
                cacheEvents,
                Labels.of("service", service, "cache", cache.toString(), "event", event.toString()),
                count));
  }

  private void addStates(String service, Object dependency, Object current) {
    for (String state : STATES) {
      Labels labels =
          Labels.of("service", service, "dependency", dependency.toString(), "state", state);
      addGauge(states, labels, state.equals(current) ? 1 : 0);
    }
  }

  private static void addGauge(GaugeSnapshot.Builder family, Labels labels, Object number) {
    double value = ((Number) number).doubleValue();
    family.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  private static void addCounter(CounterSnapshot.Builder family, Labels labels, Object number) {
    double value = ((Number) number).doubleValue();
    family.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  private static Labels labels(String service, String label, Object name) {
    return Labels.of("service", service, label, name.toString());
  }
}
