package dev.plinth.devtools.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A vertical axis that begins at 0.
 *
 * @param maximum its largest value
 * @param steps the number of its parts
 */
record Axis(double maximum, int steps) {

  private static final MathContext EXACT_ENOUGH = new MathContext(3);

  /** Returns an axis to a value, which is rounded up to one or two digits and zeros. */
  static Axis to(double value, int steps) {
    if (value <= 0) {
      return new Axis(1, steps);
    }
    double unit = Math.pow(10, Math.floor(Math.log10(value)));
    return new Axis(Math.ceil(value / unit * 2) / 2 * unit, steps);
  }

  /** Returns the values between the parts, from 0 to the maximum. */
  List<Double> values() {
    return IntStream.rangeClosed(0, steps).mapToObj(it -> maximum * it / steps).toList();
  }

  /** Returns the share of a value, from 0 to 1. */
  double share(double value) {
    return value / maximum;
  }

  /** Returns a value as text, with as many decimals as the parts need. */
  String label(double value) {
    int decimals =
        BigDecimal.valueOf(maximum / steps).round(EXACT_ENOUGH).stripTrailingZeros().scale();
    return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", value);
  }
}
