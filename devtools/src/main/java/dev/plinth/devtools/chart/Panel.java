package dev.plinth.devtools.chart;

import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A small chart among others.
 *
 * @param left the horizontal position
 * @param top the vertical position
 */
record Panel(Svg svg, double left, double top) {

  static final int WIDTH = 400;
  static final int HEIGHT = 232;

  private static final int PLOT_LEFT = 52;
  private static final int PLOT_RIGHT = WIDTH - 14;
  private static final int PLOT_TOP = 34;
  private static final int PLOT_BOTTOM = 144;
  private static final int STEPS = 2;
  private static final int SERIES = 6;
  private static final int COLUMNS = 2;
  private static final int NAME = 25;
  private static final String SMALL = "font-size=\"11\"";

  /** Draws it. It shows at most six lines, those with the largest values. */
  void draw(LineChart chart) {
    svg.add(
        "<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"4\"/>",
        left, top, WIDTH, HEIGHT);
    svg.text(left + 10, top + 20, "font-weight=\"600\"", chart.title());
    Axis axis = Axis.to(chart.top(), STEPS);
    drawAxes(axis, chart.end());
    chart.spans().forEach(span -> draw(span, chart.end()));
    List<Line> lines = largest(chart.lines());
    for (int i = 0; i < lines.size(); i++) {
      String points = lines.get(i).points(x -> x(x / chart.end()), y -> y(axis.share(y)));
      svg.add("<polyline class=\"s%d\" points=\"%s\"/>", i, points);
      drawName(i, lines.get(i).name());
    }
    if (chart.lines().size() > SERIES) {
      int others = chart.lines().size() - SERIES;
      svg.text(left + 10, top + HEIGHT - 8, SMALL, "and %d more".formatted(others));
    }
  }

  private void drawAxes(Axis axis, double end) {
    for (double value : axis.values()) {
      double y = y(axis.share(value));
      svg.add(
          "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
          x(0), y, x(1), y);
      svg.text(x(0) - 6, y + 4, SMALL + " text-anchor=\"end\"", axis.label(value));
    }
    for (double share : List.of(0.0, 0.5, 1.0)) {
      String seconds = String.format(Locale.ROOT, "%.0f s", share * end);
      svg.text(x(share), top + PLOT_BOTTOM + 16, SMALL + " text-anchor=\"middle\"", seconds);
    }
  }

  private void draw(Span span, double end) {
    svg.add(
        "<rect class=\"span\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
        x(span.from() / end),
        top + PLOT_TOP,
        x(span.to() / end) - x(span.from() / end),
        PLOT_BOTTOM - PLOT_TOP);
  }

  private static List<Line> largest(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparingDouble(Panel::maximum).reversed())
        .limit(SERIES)
        .toList();
  }

  private static double maximum(Line line) {
    return line.ys().stream().mapToDouble(it -> it).max().orElse(0);
  }

  private void drawName(int number, String name) {
    double x = left + 10 + number % COLUMNS * (WIDTH / COLUMNS);
    double y = top + PLOT_BOTTOM + 34 + number / COLUMNS * 16;
    String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
    svg.add(
        "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\"/>", number, x, y - 8);
    svg.text(x + 14, y, SMALL, shown);
  }

  private double x(double share) {
    return left + PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * share;
  }

  private double y(double share) {
    return top + PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * share;
  }
}
