package dev.plinth.benchmarks.figure;

import java.util.List;

/**
 * The values of a figure, one for each round.
 *
 * @param values at least one, in the order of the rounds
 */
public record Series(List<Double> values) {

  public Series {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
  }

  /** Returns the median; of an even number of values the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Returns how far the values lie apart, as a share of the median. */
  public double spread() {
    List<Double> sorted = sorted();
    double range = sorted.get(sorted.size() - 1) - sorted.get(0);
    return range == 0 ? 0 : range / median();
  }

  private List<Double> sorted() {
    return values.stream().sorted().toList();
  }
}
