package dev.plinth.devtools.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
  public record Line(String name, List<Double> xs, List<Double> ys) {}

  /**
   * A part of the horizontal axis.
   *
   * @param name the text above it
   */
  public record Span(String name, double from, double to) {}

  /** Returns a chart without spans. */
  public static LineChart of(String title, List<Line> lines) {
    return new LineChart(title, List.of(), lines);
  }

  /** Returns the image. */
  public String svg() {
    double end = Math.max(1, maximum(lines.stream().flatMap(line -> line.xs().stream())));
    double top = maximum(lines.stream().flatMap(line -> line.ys().stream()));
    Drawing drawing = new Drawing(title, lines.stream().map(Line::name).toList(), top);
    spans.forEach(span -> drawing.span(span.name(), span.from() / end, span.to() / end));
    for (int i = 0; i < lines.size(); i++) {
      drawing.add("<polyline class=\"s%d\" points=\"%s\"/>", i, points(drawing, lines.get(i), end));
    }
    for (int i = 0; i <= LABELS; i++) {
      double share = (double) i / LABELS;
      drawing.label(Drawing.x(share), String.format(Locale.ROOT, "%.0f", share * end));
    }
    return drawing.svg();
  }

  private static String points(Drawing drawing, Line line, double end) {
    return IntStream.range(0, line.xs().size())
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    Drawing.x(line.xs().get(i) / end),
                    drawing.y(line.ys().get(i))))
        .collect(Collectors.joining(" "));
  }

  private static double maximum(Stream<Double> values) {
    return values.mapToDouble(it -> it).max().orElse(0);
  }
}
