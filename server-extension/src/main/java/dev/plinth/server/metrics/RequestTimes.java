package dev.plinth.server.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Histogram of request durations: from the first byte of a request to the last of its response. */
public final class RequestTimes {

  /** The label of a request that no route of a service matches. */
  public static final String NO_ROUTE = "none";

  /** Any other method has the label "other", so that clients cannot create new time series. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "OPTIONS", "TRACE");

  static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final Histogram TIMES =
      Histogram.builder()
          .name("plinth_http_requests_seconds")
          .unit(Unit.SECONDS)
          .help("Time from the first byte of a request to the last byte of its response.")
          .labelNames("service", "route", "method", "status")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .withoutExemplars()
          .register(Metrics.REGISTRY);

  private RequestTimes() {}

  /** Returns the requests of each route since the server started. */
  public static Map<Route, RequestTotals> totals() {
    Map<Route, RequestTotals> totals = new TreeMap<>();
    for (HistogramDataPointSnapshot series : TIMES.collect().getDataPoints()) {
      Labels labels = series.getLabels();
      Route route = new Route(labels.get("service"), labels.get("route"));
      totals.merge(route, totals(series), RequestTotals::plus);
    }
    return totals;
  }

  private static RequestTotals totals(HistogramDataPointSnapshot series) {
    long[] buckets =
        series.getClassicBuckets().stream().mapToLong(ClassicHistogramBucket::getCount).toArray();
    long requests = LongStream.of(buckets).sum();
    String status = series.getLabels().get("status");
    return new RequestTotals(
        requests,
        status.startsWith("5") ? requests : 0,
        status.equals("429") ? requests : 0,
        buckets);
  }

  /**
   * Records an answered request.
   *
   * @param service the service it was sent to
   * @param route its path template, such as {@code /users/{id}}, or {@link #NO_ROUTE}
   * @param method its HTTP method
   * @param status the HTTP status of its response
   * @param nanos its duration in nanoseconds
   */
  public static void record(String service, String route, String method, int status, long nanos) {
    TIMES
        .labelValues(
            service, route, METHODS.contains(method) ? method : "other", Integer.toString(status))
        .observe(nanos / 1e9);
  }
}
