package dev.plinth.devtools.chart;

import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Charts in a file of figures: what a test has measured, until it is drawn. Its lines are {@code
 * title TITLE}, which begins a chart, {@code span NAME FROM TO} and {@code point LINE X Y}.
 */
public final class ChartFile {

  private static final String TITLE = "title";
  private static final String SPAN = "span";
  private static final String POINT = "point";

  private ChartFile() {}

  /** Writes charts to a file, and creates its folder. */
  public static void write(Path file, List<LineChart> charts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LineChart chart : charts) {
      lines.add(FigureLine.joined(TITLE, chart.title()));
      chart
          .spans()
          .forEach(it -> lines.add(FigureLine.joined(SPAN, it.name(), it.from(), it.to())));
      chart.lines().forEach(line -> addPoints(lines, line));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private static void addPoints(List<String> lines, Line line) {
    for (int i = 0; i < line.xs().size(); i++) {
      lines.add(FigureLine.joined(POINT, line.name(), line.xs().get(i), line.ys().get(i)));
    }
  }

  /**
   * Reads the charts of a file.
   *
   * @throws IllegalArgumentException if a line is not as {@link #write} writes it
   */
  static List<LineChart> read(Path file) throws IOException {
    List<LineChart> charts = new ArrayList<>();
    for (FigureLine line : FigureLine.of(file)) {
      if (line.kind().equals(TITLE)) {
        charts.add(new LineChart(line.text(1), new ArrayList<>(), new ArrayList<>()));
      } else if (charts.isEmpty()) {
        throw line.bad("a chart begins with its title");
      } else {
        add(line, charts.get(charts.size() - 1));
      }
    }
    return charts;
  }

  private static void add(FigureLine line, LineChart chart) {
    switch (line.kind()) {
      case SPAN -> chart.spans().add(new Span(line.text(1), line.number(2), line.number(3)));
      case POINT -> {
        Line points = line(chart, line.text(1));
        points.xs().add(line.number(2));
        points.ys().add(line.number(3));
      }
      default -> throw line.bad("'%s' is unknown".formatted(line.kind()));
    }
  }

  private static Line line(LineChart chart, String name) {
    return chart.lines().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              Line line = new Line(name, new ArrayList<>(), new ArrayList<>());
              chart.lines().add(line);
              return line;
            });
  }
}
