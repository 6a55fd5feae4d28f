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

/** The reports of all services as families of Prometheus. */
final class ServiceStatisticsCollector {

  private static final List<String> STATES = List.of("up", "down", "reconnecting", "exhausted");

  private final GaugeSnapshot.Builder states =
      GaugeSnapshot.builder()
          .name("plinth_dependency_state")
          .help("1 for the state that a dependency is in as a service sees it, 0 for the others.");

  private final GaugeSnapshot.Builder gates =
      GaugeSnapshot.builder()
          .name("plinth_database_gate_open")
          .help("0 while the service answers 503 to whatever needs its database.");

  private final GaugeSnapshot.Builder migrations =
      GaugeSnapshot.builder()
          .name("plinth_migrations")
          .help("Migrations by where they stand, once the database was reached.");

  private final CounterSnapshot.Builder attempts =
      CounterSnapshot.builder()
          .name("plinth_reconnect_attempts")
          .help("Attempts to reach a dependency that failed.");

  private final CounterSnapshot.Builder refusals =
      CounterSnapshot.builder()
          .name("plinth_database_refusals")
          .help("Calls that did not get to the database or not through it, by reason.");

  private final CounterSnapshot.Builder cacheEvents =
      CounterSnapshot.builder().name("plinth_cache_events").help("What happened in each cache.");

  /**
   * Adds a service.
   *
   * @param report its attributes by their names
   */
  void add(String service, Function<String, Map<?, ?>> report) {
    Map<?, ?> current = report.apply("States");
    current.forEach((name, state) -> addStates(service, name, state));
    addGauge(gates, Labels.of("service", service), "up".equals(current.get("database")) ? 1 : 0);
    report
        .apply("Migrations")
        .forEach((state, count) -> addGauge(migrations, labels(service, "state", state), count));
    report
        .apply("FailedAttempts")
        .forEach((name, count) -> addCounter(attempts, labels(service, "dependency", name), count));
    report
        .apply("Refusals")
        .forEach((reason, count) -> addCounter(refusals, labels(service, "reason", reason), count));
    report.apply("Caches").forEach((cache, events) -> addCache(service, cache, (Map<?, ?>) events));
  }

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
