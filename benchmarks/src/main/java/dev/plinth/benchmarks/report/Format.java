package dev.plinth.benchmarks.report;

import dev.plinth.benchmarks.figure.Series;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How numbers are written in tables. */
final class Format {

  static final String NONE = "–";

  private static final int WHOLE = 100;
  private static final int ALL = 100;

  private Format() {}

  /** Returns three digits or more: 1,234 or 12.3. */
  static String number(double value) {
    return String.format(Locale.ROOT, value >= WHOLE ? "%,.0f" : "%.1f", value);
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NONE;
  }

  static String ratio(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : NONE;
  }

  /** Returns the median, with the spread in parentheses where there are several rounds. */
  static String series(Optional<Series> series) {
    return series.map(Format::series).orElse(NONE);
  }

  private static String series(Series series) {
    String median = number(series.median());
    return series.values().size() == 1
        ? median
        : String.format(Locale.ROOT, "%s (%.0f %%)", median, ALL * series.spread());
  }
}
