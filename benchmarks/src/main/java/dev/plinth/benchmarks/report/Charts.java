package dev.plinth.benchmarks.report;

import static dev.plinth.benchmarks.system.Systems.BARE;
import static dev.plinth.benchmarks.system.Systems.PLINTH;
import static dev.plinth.benchmarks.system.Systems.QUARKUS;
import static dev.plinth.benchmarks.system.Systems.SPRING_BOOT;
import static dev.plinth.benchmarks.system.Systems.UNCACHED;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.figure.Ramp;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.devtools.chart.BarChart;
import dev.plinth.devtools.chart.LineChart;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The charts of the report. */
final class Charts {

  private static final List<String> SYSTEMS = List.of(PLINTH, SPRING_BOOT, QUARKUS);

  private final Figures figures;

  Charts(Figures figures) {
    this.figures = figures;
  }

  /** Returns the charts by file name. */
  Map<String, String> all() {
    return Map.of(
        "benchmark-rates.svg", rates(),
        "benchmark-cache.svg", cache(),
        "benchmark-ramp.svg", ramps());
  }

  private String rates() {
    List<BarChart.Group> groups = Workload.compared().stream().map(this::group).toList();
    return new BarChart("Requests per second", SYSTEMS, groups).svg();
  }

  private BarChart.Group group(Workload workload) {
    boolean token = workload.isAuthenticated() && workload.anonymous() != workload;
    return new BarChart.Group(
        workload.label() + (token ? ", token" : ""),
        SYSTEMS.stream().map(system -> rate(workload, system)).toList());
  }

  /** A system without tokens has one rate for both. */
  private double rate(Workload workload, String system) {
    OptionalDouble rate = figures.median(Metric.rate(workload), system);
    return rate.isPresent()
        ? rate.getAsDouble()
        : figures.median(Metric.rate(workload.anonymous()), system).orElse(0);
  }

  private String cache() {
    String w1 = Metric.rate(Workload.W1);
    List<BarChart.Group> groups =
        Stream.of(PLINTH, UNCACHED, BARE)
            .filter(figures.systems(w1)::contains)
            .map(it -> new BarChart.Group(it, figures.medians(w1, List.of(it)).toList()))
            .toList();
    return new BarChart("Requests per second (W1)", List.of("requests per second"), groups).svg();
  }

  private String ramps() {
    List<LineChart.Line> lines =
        SYSTEMS.stream().map(system -> line(system, Ramp.of(figures, system))).toList();
    return LineChart.of("Requests per second (W1), seconds after the start", lines).svg();
  }

  private static LineChart.Line line(String system, Ramp ramp) {
    return new LineChart.Line(system, ramp.times(), ramp.rates());
  }
}
