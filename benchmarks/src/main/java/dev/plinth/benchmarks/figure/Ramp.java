package dev.plinth.benchmarks.figure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a system's rate rises under load from its start on.
 *
 * @param times seconds since the start, at the end of each interval
 * @param rates requests per second in each interval
 */
public record Ramp(List<Double> times, List<Double> rates) {

  /** Reads the ramp of a system; it is empty if there is none. */
  public static Ramp of(Figures figures, String system) {
    return new Ramp(
        figures.series(Metric.RAMP_TIME, system).map(Series::values).orElse(List.of()),
        figures.series(Metric.RAMP_RATE, system).map(Series::values).orElse(List.of()));
  }

  /** Returns when the rate first reached a value, or empty if it did not. */
  public OptionalDouble timeTo(double rate) {
    for (int i = 0; i < rates.size(); i++) {
      if (rates.get(i) >= rate) {
        return OptionalDouble.of(times.get(i));
      }
    }
    return OptionalDouble.empty();
  }
}
