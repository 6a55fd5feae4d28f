package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;

/** Counter of the requests that were refused because their service is overloaded. */
public final class OverloadRejections {

  private static final Counter REJECTIONS =
      Counter.builder()
          .name("plinth_overload_rejections")
          .help("Requests that got 503 because they had waited too long for a thread.")
          .labelNames("service")
          .register(Metrics.REGISTRY);

  private OverloadRejections() {}

  /** Exports the counter of a service, so that its first increase is seen. */
  public static void export(String service) {
    REJECTIONS.initLabelValues(service);
  }

  /**
   * Records a refused request.
   *
   * @param service the service it was sent to
   */
  public static void record(String service) {
    REJECTIONS.labelValues(service).inc();
  }
}
