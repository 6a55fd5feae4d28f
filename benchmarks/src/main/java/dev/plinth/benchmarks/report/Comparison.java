package dev.plinth.benchmarks.report;

import static dev.plinth.benchmarks.system.Systems.BARE;
import static dev.plinth.benchmarks.system.Systems.UNCACHED;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows with a cell for each system.
 *
 * @param figures the figures of a run
 */
record Comparison(Figures figures) {

  /** Returns the systems that are compared: all but those that show a ceiling. */
  List<String> systems() {
    return figures.systems(Metric.rate(Workload.W1)).stream()
        .filter(system -> !system.equals(UNCACHED) && !system.equals(BARE))
        .toList();
  }

  /** Returns a table without rows, with a column for each system. */
  Table table(String... last) {
    return new Table(row("", it -> it, last));
  }

  /** Returns the row of a metric: its median and spread on each system. */
  List<String> row(String metric) {
    return row(metric, system -> cell(metric, system));
  }

  /** Returns the cell of a metric on a system: its median and spread. */
  String cell(String metric, String system) {
    return Format.series(figures.series(metric, system));
  }

  List<String> row(String title, Function<String, String> cell, String... last) {
    List<String> row = new ArrayList<>(List.of(title));
    systems().stream().map(cell).forEach(row::add);
    row.addAll(List.of(last));
    return row;
  }

  static String title(Workload workload) {
    return workload.label() + ": " + workload.title();
  }
}
