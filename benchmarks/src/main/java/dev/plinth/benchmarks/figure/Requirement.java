package dev.plinth.benchmarks.figure;

import java.util.OptionalDouble;

/**
 * A value that a figure has to reach.
 *
 * @param title what the figure is
 * @param comparison how it is compared with the bound
 * @param bound the value to reach
 * @param measured the measured value; empty if there is none
 */
public record Requirement(
    String title, Comparison comparison, double bound, OptionalDouble measured) {

  /** The direction of a comparison. */
  public enum Comparison {
    /** Not below the bound. */
    AT_LEAST,
    /** Not above the bound. */
    AT_MOST
  }

  /** Returns whether it is reached. A figure that was not measured reaches nothing. */
  public boolean isMet() {
    return measured.isPresent()
        && (comparison == Comparison.AT_LEAST
            ? measured.getAsDouble() >= bound
            : measured.getAsDouble() <= bound);
  }
}
