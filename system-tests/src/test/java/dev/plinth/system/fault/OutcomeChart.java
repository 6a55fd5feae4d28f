package dev.plinth.system.fault;

import dev.plinth.devtools.chart.ChartFile;
import dev.plinth.devtools.chart.LineChart;
import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The answers of a load per second by their outcome, for a picture in a guide.
 *
 * @param title its title
 * @param start the beginning
 * @param periods what happened when
 */
public record OutcomeChart(String title, Instant start, List<Period> periods) {

  private static final Path FIGURES = Path.of(System.getProperty("build.directory"), "figures");
  private static final double STEP = 0.25;

  /** Something that happened during the load. */
  public record Period(String name, Instant begun, Instant ended) {}

  /**
   * Writes its figures.
   *
   * @param name the name of the picture
   * @param load the load, which has finished
   */
  public void write(String name, Load load) throws IOException {
    ChartFile.write(FIGURES.resolve(name + ".tsv"), List.of(chart(load.since(start))));
  }

  private LineChart chart(List<Load.Result> results) {
    List<Span> spans =
        periods.stream()
            .map(it -> new Span(it.name(), seconds(it.begun()), seconds(it.ended())))
            .toList();
    List<Line> lines =
        List.of(
            line("success", results, Load.Result::isSuccess),
            line("503 of Plinth", results, Load.Result::isGated),
            line("anything else", results, it -> !it.isSuccess() && !it.isGated()));
    return new LineChart(title, spans, lines);
  }

  private Line line(String name, List<Load.Result> results, Predicate<Load.Result> which) {
    double end = results.stream().mapToDouble(it -> seconds(it.at())).max().orElse(0);
    List<Double> answered =
        results.stream().filter(which).map(it -> seconds(it.answered())).toList();
    return Line.rate(name, answered, STEP, end);
  }

  private double seconds(Instant time) {
    return Duration.between(start, time).toMillis() / 1000.0;
  }
}
