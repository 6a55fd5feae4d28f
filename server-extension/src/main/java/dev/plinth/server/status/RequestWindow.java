package dev.plinth.server.status;

import dev.plinth.server.metrics.RequestTotals;
import dev.plinth.server.metrics.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests of the last minute or, if the status was not read before, since it was last read.
 * Not thread-safe.
 */
final class RequestWindow {

  private static final Duration LENGTH = Duration.ofMinutes(1);

  /** At most this many samples are kept: the window ends between two of them. */
  private static final Duration STEP = Duration.ofSeconds(2);

  private final Deque<Sample> samples = new ArrayDeque<>();
  private Sample latest;

  private record Sample(Instant time, Map<Route, RequestTotals> totals) {}

  /**
   * @param start when no request had been answered
   */
  RequestWindow(Instant start) {
    latest = new Sample(start, Map.of());
    samples.add(latest);
  }

  /** Adds the totals of this moment. */
  void add(Instant now, Map<Route, RequestTotals> totals) {
    latest = new Sample(now, totals);
    if (!samples.getLast().time().plus(STEP).isAfter(now)) {
      samples.addLast(latest);
    }
    Instant begin = now.minus(LENGTH);
    while (samples.size() > 1 && !second().time().isAfter(begin)) {
      samples.removeFirst();
    }
  }

  private Sample second() {
    return samples.stream().skip(1).findFirst().orElseThrow();
  }

  /** Returns the length of the window in seconds. */
  double seconds() {
    return Duration.between(samples.getFirst().time(), latest.time()).toMillis() / 1e3;
  }

  /** Returns the requests of a service in the window, by route. */
  Map<Route, RequestTotals> of(String service) {
    Map<Route, RequestTotals> earlier = samples.getFirst().totals();
    Map<Route, RequestTotals> requests = new TreeMap<>();
    latest.totals().entrySet().stream()
        .filter(entry -> entry.getKey().service().equals(service))
        .forEach(
            entry ->
                requests.put(
                    entry.getKey(),
                    entry
                        .getValue()
                        .minus(earlier.getOrDefault(entry.getKey(), RequestTotals.NONE))));
    return requests;
  }
}
