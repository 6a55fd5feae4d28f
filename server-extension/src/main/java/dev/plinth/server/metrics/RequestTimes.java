package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Set;

/** How long the requests to the services took, until their answers were written. */
public final class RequestTimes {

  /** The label of a request that no route of a service matched. */
  public static final String NO_ROUTE = "none";

  /** Whatever else a client sends as a method is one label: clients must not make up new ones. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final Histogram TIMES =
      Histogram.builder()
          .name("plinth_http_requests_seconds")
          .unit(Unit.SECONDS)
          .help("Time from the first byte of a request to the last one of its answer.")
          .labelNames("service", "route", "method", "status")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .withoutExemplars()
          .register(Metrics.REGISTRY);

  private RequestTimes() {}

  /**
   * Notes a request that was answered.
   *
   * @param service whom it was sent to
   * @param route the template of its path, as {@code /users/{id}}, or {@link #NO_ROUTE}
   * @param method its HTTP method
   * @param status the status of its answer
   * @param nanos how long it took
   */
  public static void note(String service, String route, String method, int status, long nanos) {
    TIMES
        .labelValues(
            service, route, METHODS.contains(method) ? method : "other", Integer.toString(status))
        .observe(nanos / 1e9);
  }
}
