package dev.plinth.benchmarks.load;

import java.util.List;
import java.util.stream.LongStream;

/** Percentiles by the nearest rank. */
final class Percentile {

  private static final double ALL = 100;

  private Percentile() {}

  /**
   * Returns a percentile of all values together.
   *
   * @param percentage from 0 to 100
   * @throws IllegalArgumentException if there are no values
   */
  static long of(double percentage, List<long[]> values) {
    long[] sorted = values.stream().flatMapToLong(LongStream::of).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    int rank = (int) Math.ceil(percentage / ALL * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }
}
