package dev.plinth.benchmarks.report;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.figure.Requirements;
import dev.plinth.benchmarks.load.Workload;
import java.util.ArrayList;
import java.util.List;

/** The tables of the rounds: rates and latencies of the workloads. */
final class RateTables {

  private final Figures figures;
  private final Comparison comparison;
  private final Requirements requirements;

  RateTables(Figures figures) {
    this.figures = figures;
    this.comparison = new Comparison(figures);
    this.requirements = new Requirements(figures);
  }

  /** Returns the rates and their ratios to the better peer. */
  Table rates() {
    Table table = comparison.table("to the better peer");
    for (Workload workload : Workload.compared()) {
      table.add(
          comparison.row(
              Comparison.title(workload),
              system -> comparison.cell(rate(workload, system), system),
              Format.ratio(requirements.toBetterPeer(workload))));
    }
    return table;
  }

  /** Returns the metric of a workload, or of the one without a token for a system without them. */
  private String rate(Workload workload, String system) {
    String rate = Metric.rate(workload);
    return figures.systems(rate).contains(system) ? rate : Metric.rate(workload.anonymous());
  }

  /** Returns the latencies under full load. */
  Table latencies() {
    Table table = comparison.table();
    for (Workload workload : Workload.compared()) {
      String metric = Metric.p99(workload);
      table.add(
          comparison.row(
              Comparison.title(workload), system -> Format.number(figures.median(metric, system))));
    }
    return table;
  }

  /** Returns a line for each workload with failed requests, whose figures mean little. */
  String failures() {
    List<String> lines = new ArrayList<>();
    for (Workload workload : Workload.compared()) {
      String metric = Metric.failed(workload);
      for (String system : figures.systems(metric)) {
        lines.add(
            "**%s, %s: %.0f requests failed.**\n"
                .formatted(system, workload.label(), sum(metric, system)));
      }
    }
    return String.join("\n", lines);
  }

  private double sum(String metric, String system) {
    return figures.series(metric, system).orElseThrow().values().stream()
        .mapToDouble(it -> it)
        .sum();
  }
}
