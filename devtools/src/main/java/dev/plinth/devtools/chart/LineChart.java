package dev.plinth.devtools.chart;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chart with lines.
 *
 * @param title its title
 * @param spans what happened when, shown behind the lines
 * @param lines the lines
 */
public record LineChart(String title, List<Span> spans, List<Line> lines) {

  private static final int LABELS = 6;

  /**
   * A line.
   *
   * @param name its name in the legend
   * @param xs horizontal values
   * @param ys vertical values, as many
   */
  public record Line(String name, List<Double> xs, List<Double> ys) {

    /**
     * Returns the rate of an event: how often it happened in each step, as a number per second.
     *
     * @param times when it happened, in seconds
     * @param step the length of a step in seconds
     * @param end where the last step ends at the latest, in seconds
     */
    public static Line rate(String name, List<Double> times, double step, double end) {
      Map<Integer, Long> counts =
          times.stream().collect(groupingBy(it -> (int) (it / step), counting()));
      List<Integer> steps = IntStream.range(0, (int) (end / step)).boxed().toList();
      return new Line(
          name,
          steps.stream().map(it -> it * step).toList(),
          steps.stream().map(it -> counts.getOrDefault(it, 0L) / step).toList());
    }

    /** Returns the points of a polyline. */
    String points(DoubleUnaryOperator x, DoubleUnaryOperator y) {
      return IntStream.range(0, xs.size())
          .mapToObj(
              i ->
                  String.format(
                      Locale.ROOT,
                      "%.1f,%.1f",
                      x.applyAsDouble(xs.get(i)),
                      y.applyAsDouble(ys.get(i))))
          .collect(joining(" "));
    }

    private String description() {
      double least = ys.stream().mapToDouble(it -> it).min().orElse(0);
      return String.format(
          Locale.ROOT, "%s: from %,.1f to %,.1f.", name, least, maximum(ys.stream()));
    }
  }

  /**
   * A part of the horizontal axis.
   *
   * @param name the text above it
   */
  public record Span(String name, double from, double to) {

    private String description() {
      return String.format(Locale.ROOT, "Marked from %.1f to %.1f: %s.", from, to, name);
    }
  }

  /** Returns a chart without spans. */
  public static LineChart of(String title, List<Line> lines) {
    return new LineChart(title, List.of(), lines);
  }

  /** Returns the image. */
  public String svg() {
    double end = end();
    Drawing drawing =
        new Drawing(title, description(), lines.stream().map(Line::name).toList(), top());
    spans.forEach(span -> drawing.span(span.name(), span.from() / end, span.to() / end));
    for (int i = 0; i < lines.size(); i++) {
      String points = lines.get(i).points(x -> Drawing.x(x / end), drawing::y);
      drawing.add("<polyline class=\"s%d\" points=\"%s\"/>", i, points);
    }
    String format = end < 10 * LABELS ? "%.1f" : "%.0f";
    for (int i = 0; i <= LABELS; i++) {
      double share = (double) i / LABELS;
      drawing.label(Drawing.x(share), String.format(Locale.ROOT, format, share * end));
    }
    return drawing.image();
  }

  /** Returns the largest horizontal value, at least 1. */
  double end() {
    Stream<Double> ends =
        Stream.concat(
            lines.stream().flatMap(line -> line.xs().stream()), spans.stream().map(Span::to));
    return Math.max(1, maximum(ends));
  }

  /** Returns the largest vertical value. */
  double top() {
    return maximum(lines.stream().flatMap(line -> line.ys().stream()));
  }

  /** Returns what it shows, for those who can't see it. */
  String description() {
    return Stream.concat(
            lines.stream().map(Line::description), spans.stream().map(Span::description))
        .collect(joining(" "));
  }

  private static double maximum(Stream<Double> values) {
    return values.mapToDouble(it -> it).max().orElse(0);
  }
}
