package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Supplier;

/** Metrics registry of the server. */
public final class Metrics {

  static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

  private Metrics() {}

  /** Registers the metrics of the services, the connection pool and the JVM. To be called once. */
  public static void registerServerMetrics() {
    REGISTRY.register(new ServiceStatisticsReader());
    REGISTRY.register(new MicroProfileMetrics());
    PoolCollector.register(REGISTRY);
    JvmMemoryMetrics.builder().register(REGISTRY);
    JvmGarbageCollectorMetrics.builder().register(REGISTRY);
    JvmThreadsMetrics.builder().register(REGISTRY);
    ProcessMetrics.builder().register(REGISTRY);
  }

  /** Whether a service is deployed, and so publishes its statistics. */
  public static boolean hasStatistics(String service) {
    return !ServiceStatisticsReader.beans(service).isEmpty();
  }

  /**
   * Returns one of the statistics of a service; empty if it is not deployed.
   *
   * @param attribute the name of a map of the service's management bean, such as {@code States}
   */
  public static Map<?, ?> statistics(String service, String attribute) {
    return ServiceStatisticsReader.read(service, attribute);
  }

  /**
   * Registers a gauge that has a value for each service and is read at every scrape.
   *
   * @param name its name, which begins with {@code plinth_}
   * @param help its meaning
   * @param byService returns the value of each service, by its name
   */
  public static void gauge(String name, String help, Supplier<Map<String, Integer>> byService) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("service")
        .callback(gauge -> byService.get().forEach((service, value) -> gauge.call(value, service)))
        .register(REGISTRY);
  }
}
