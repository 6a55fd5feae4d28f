package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToIntFunction;

/** Gauges of the connection pool {@code plinth}, read at every scrape. */
final class PoolCollector {

  private PoolCollector() {}

  /** Registers the gauges. */
  static void register(PrometheusRegistry registry) {
    register(
        registry,
        "plinth_pool_used",
        "Database connections in use, of the shared pool.",
        PoolUse::used);
    register(
        registry,
        "plinth_pool_free",
        "Open database connections not in use, of the shared pool.",
        PoolUse::free);
    register(
        registry,
        "plinth_pool_waiting",
        "Requests that wait for a database connection.",
        PoolUse::waiting);
    register(registry, "plinth_pool_size", "Maximum size of the pool.", PoolUse::size);
  }

  private static void register(
      PrometheusRegistry registry, String name, String help, ToIntFunction<PoolUse> number) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(number.applyAsInt(PoolUse.current())))
        .register(registry);
  }
}
