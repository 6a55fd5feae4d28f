package dev.plinth.system.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints the measurements for the table in the guide. */
public final class Figures {

  /** Longer than a rejection by the closed gate, and shorter than an attempt. */
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private Figures() {}

  /** Prints one line. */
  public static void print(String name, String what, Object... values) {
    System.out.printf("FIGURE %-24s %s%n", name, what.formatted(values));
  }

  /**
   * Prints the figures of one fault.
   *
   * @param begun when it began
   * @param ended when it ended
   * @param healed when both services had answered with success after that
   */
  static void print(String fault, Instant begun, Instant ended, Instant healed, Load load) {
    List<Load.Result> results = load.since(begun);
    print(
        fault,
        "gate of blogs closed after %s ms, of users after %s ms, %d gated, their p99 %s ms,"
            + " longest answer %d ms, first success after %d ms, failures after it %d",
        millis(closed(results, "blogs").map(closed -> Duration.between(begun, closed))),
        millis(closed(results, "users").map(closed -> Duration.between(begun, closed))),
        gated(results).count(),
        millis(percentile(gated(results).map(Load.Result::took).sorted().toList())),
        results.stream().mapToLong(result -> result.took().toMillis()).max().orElse(0),
        Duration.between(ended, healed).toMillis(),
        load.since(healed).stream().filter(result -> !result.isSuccess()).count());
  }

  /** Returns the answers of each service that its closed gate rejected. */
  private static Stream<Load.Result> gated(List<Load.Result> results) {
    return Stream.of("blogs", "users")
        .flatMap(
            service ->
                closed(results, service).stream()
                    .flatMap(
                        closed ->
                            results.stream()
                                .filter(result -> result.service().equals(service))
                                .filter(
                                    result -> result.isGated() && result.at().isAfter(closed))));
  }

  private static Optional<Instant> closed(List<Load.Result> results, String service) {
    return results.stream()
        .filter(result -> result.service().equals(service))
        .filter(result -> result.isGated() && result.took().compareTo(AT_ONCE) < 0)
        .map(Load.Result::answered)
        .min(Instant::compareTo);
  }

  private static Optional<Duration> percentile(List<Duration> sorted) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)));
  }

  private static Object millis(Optional<Duration> time) {
    return time.<Object>map(Duration::toMillis).orElse("-");
  }
}
