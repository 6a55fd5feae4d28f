package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Supplier;

/** All numbers of this server. */
public final class Metrics {

  static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

  private Metrics() {}

  /** Adds what there is to know of the server itself; to be called once. */
  public static void begin() {
    REGISTRY.register(new ServiceStatisticsReader());
    REGISTRY.register(new MicroProfileMetrics());
    PoolCollector.register(REGISTRY);
    JvmMemoryMetrics.builder().register(REGISTRY);
    JvmGarbageCollectorMetrics.builder().register(REGISTRY);
    JvmThreadsMetrics.builder().register(REGISTRY);
    ProcessMetrics.builder().register(REGISTRY);
  }

  /** Whether a service is there, and so reports of itself. */
  public static boolean isReported(String service) {
    return !ServiceStatisticsReader.of(service).isEmpty();
  }

  /**
   * Adds a number that each service has, read at every scrape.
   *
   * @param name its name, which begins with {@code plinth_}
   * @param help what it means
   * @param byService the number of each service
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
