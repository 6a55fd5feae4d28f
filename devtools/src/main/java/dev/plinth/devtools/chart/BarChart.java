package dev.plinth.devtools.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chart with groups of bars.
 *
 * @param title its title
 * @param series the names of the bars in each group
 * @param groups the groups, from left to right
 */
public record BarChart(String title, List<String> series, List<Group> groups) {

  private static final double GAP = 0.25;

  /**
   * A group of bars.
   *
   * @param label the text below it
   * @param values a value for each series
   */
  public record Group(String label, List<Double> values) {

    private String description(List<String> series) {
      return IntStream.range(0, series.size())
          .mapToObj(i -> String.format(Locale.ROOT, "%s %,.0f", series.get(i), values.get(i)))
          .collect(Collectors.joining(", ", label + ": ", "."));
    }
  }

  /** Returns the image. */
  public String svg() {
    Drawing drawing = new Drawing(title, description(), series, maximum());
    double width = 1.0 / groups.size();
    for (int i = 0; i < groups.size(); i++) {
      draw(drawing, groups.get(i), i * width, width);
    }
    return drawing.image();
  }

  private String description() {
    return groups.stream().map(it -> it.description(series)).collect(Collectors.joining(" "));
  }

  private void draw(Drawing drawing, Group group, double begin, double width) {
    double bar = width * (1 - GAP) / series.size();
    for (int i = 0; i < series.size(); i++) {
      double left = Drawing.x(begin + width * GAP / 2 + i * bar);
      double right = Drawing.x(begin + width * GAP / 2 + (i + 1) * bar);
      double top = drawing.y(group.values().get(i));
      drawing.add(
          "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          i, left, top, right - left - 2, Drawing.BOTTOM - top);
    }
    drawing.label(Drawing.x(begin + width / 2), group.label());
  }

  private double maximum() {
    return groups.stream()
        .flatMap(group -> group.values().stream())
        .mapToDouble(it -> it)
        .max()
        .orElse(0);
  }
}
