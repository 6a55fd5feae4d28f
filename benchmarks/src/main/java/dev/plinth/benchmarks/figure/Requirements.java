package dev.plinth.benchmarks.figure;

import static dev.plinth.benchmarks.figure.Requirement.Comparison.AT_LEAST;
import static dev.plinth.benchmarks.figure.Requirement.Comparison.AT_MOST;
import static dev.plinth.benchmarks.system.Systems.BARE;
import static dev.plinth.benchmarks.system.Systems.PLINTH;
import static dev.plinth.benchmarks.system.Systems.QUARKUS;
import static dev.plinth.benchmarks.system.Systems.SPRING_BOOT;
import static dev.plinth.benchmarks.system.Systems.UNCACHED;

import dev.plinth.benchmarks.load.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Plinth's figures have to reach. A ratio of rates is to the better of the peers. The peers
 * check no tokens, so workloads with a token are compared with theirs without one.
 */
public final class Requirements {

  private static final List<String> PEERS = List.of(SPRING_BOOT, QUARKUS);
  private static final double NEAR_MAXIMUM = 0.9;

  private final Figures figures;

  /**
   * @param figures the figures of a run
   */
  public Requirements(Figures figures) {
    this.figures = figures;
  }

  /** Returns all, in the order of the table. */
  public List<Requirement> all() {
    return List.of(
        atLeast(1.0, "W1 anonymous, to the better peer", toBetterPeer(Workload.W1)),
        atLeast(1.0, "W1 with a token, to the better peer", toBetterPeer(Workload.W1_TOKEN)),
        atLeast(
            0.9,
            "W1 with a token, to W1 anonymous",
            ratio(rate(Workload.W1_TOKEN, PLINTH), rate(Workload.W1, PLINTH))),
        atLeast(1.0, "W2 with a token, to the better peer", toBetterPeer(Workload.W2_TOKEN)),
        atLeast(1.0, "W4 with a token, to the better peer", toBetterPeer(Workload.W4)),
        atLeast(0.8, "W3 with a token, to the better peer", toBetterPeer(Workload.W3)),
        atLeast(
            0.8,
            "W1 without Redis, to Spring Boot",
            ratio(rate(Workload.W1, UNCACHED), rate(Workload.W1, SPRING_BOOT))),
        atLeast(
            0.6,
            "W1 anonymous, to a bare servlet on the same listener",
            ratio(rate(Workload.W1, PLINTH), rate(Workload.W1, BARE))),
        atMost(
            1.0,
            "p99 of W1 at 70 % of its own rate, to the better peer",
            ratio(figures.median(Metric.PACED_P99, PLINTH), least(Metric.PACED_P99))),
        atMost(30, "seconds from the start to 90 % of the rate of W1", secondsToNearMaximum()),
        atMost(
            1.0,
            "start to the first 200 of both services, to two Spring Boot processes",
            ratio(figures.median(Metric.START, PLINTH), figures.median(Metric.START, SPRING_BOOT))),
        atMost(
            1.0,
            "memory after load, to two Spring Boot processes",
            ratio(
                figures.median(Metric.MEMORY_LOADED, PLINTH),
                figures.median(Metric.MEMORY_LOADED, SPRING_BOOT))));
  }

  /** Returns the ratio of Plinth's rate to the better peer's, or empty if one is missing. */
  public OptionalDouble toBetterPeer(Workload workload) {
    OptionalDouble best =
        optional(
            figures
                .medians(Metric.rate(workload.anonymous()), PEERS)
                .max(Comparator.naturalOrder()));
    return ratio(rate(workload, PLINTH), best);
  }

  private OptionalDouble secondsToNearMaximum() {
    OptionalDouble maximum = rate(Workload.W1, PLINTH);
    return maximum.isEmpty()
        ? maximum
        : Ramp.of(figures, PLINTH).timeTo(NEAR_MAXIMUM * maximum.getAsDouble());
  }

  private OptionalDouble rate(Workload workload, String system) {
    return figures.median(Metric.rate(workload), system);
  }

  private OptionalDouble least(String metric) {
    return optional(figures.medians(metric, PEERS).min(Comparator.naturalOrder()));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble ratio(OptionalDouble value, OptionalDouble base) {
    return value.isPresent() && base.isPresent()
        ? OptionalDouble.of(value.getAsDouble() / base.getAsDouble())
        : OptionalDouble.empty();
  }

  private static Requirement atLeast(double bound, String title, OptionalDouble measured) {
    return new Requirement(title, AT_LEAST, bound, measured);
  }

  private static Requirement atMost(double bound, String title, OptionalDouble measured) {
    return new Requirement(title, AT_MOST, bound, measured);
  }
}
