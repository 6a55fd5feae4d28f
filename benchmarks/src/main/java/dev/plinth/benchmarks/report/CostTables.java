package dev.plinth.benchmarks.report;

import static dev.plinth.benchmarks.system.Systems.BARE;
import static dev.plinth.benchmarks.system.Systems.PLINTH;
import static dev.plinth.benchmarks.system.Systems.UNCACHED;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The tables of everything but the rounds: start, memory, ceilings, statements, growth. */
final class CostTables {

  private final Figures figures;
  private final Comparison comparison;

  CostTables(Figures figures) {
    this.figures = figures;
    this.comparison = new Comparison(figures);
  }

  Table startAndMemory() {
    Table table = comparison.table();
    Stream.of(Metric.START, Metric.MEMORY_IDLE, Metric.MEMORY_LOADED, Metric.PACED_P99)
        .map(comparison::row)
        .forEach(table::add);
    return table;
  }

  Table ceilings() {
    String w1 = Metric.rate(Workload.W1);
    return new Table(List.of("", "requests per second"))
        .add(row("the statement of W1 by pgbench, 16 clients", Metric.PGBENCH, Metric.DATABASE))
        .add(row("a bare servlet in Plinth's server", w1, BARE))
        .add(row("W1 of Plinth without Redis", w1, UNCACHED))
        .add(row("W1 of Plinth", w1, PLINTH));
  }

  private List<String> row(String title, String metric, String system) {
    return List.of(title, comparison.cell(metric, system));
  }

  Table statements() {
    Table table = new Table(List.of("", "workload", "statements", "round trips"));
    Stream.concat(comparison.systems().stream(), Stream.of(UNCACHED))
        .forEach(system -> addStatements(table, system));
    return table;
  }

  private void addStatements(Table table, String system) {
    for (Workload workload : Workload.compared()) {
      OptionalDouble statements = figures.median(Metric.statements(workload), system);
      if (statements.isPresent()) {
        table.add(
            List.of(
                system,
                Comparison.title(workload),
                Format.ratio(statements),
                Format.ratio(figures.median(Metric.roundTrips(workload), system))));
      }
    }
  }

  /** Returns the rates of Plinth by the number of blogs, or nothing if they were not measured. */
  String growth() {
    List<String> sizes = figures.systems(Metric.growth(Workload.W1));
    if (sizes.isEmpty()) {
      return "";
    }
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(sizes);
    header.add("times slower");
    Table table = new Table(header);
    for (Workload workload : List.of(Workload.W1, Workload.W2, Workload.DEEP)) {
      table.add(growth(workload, sizes));
    }
    return "### Growth\n\nRequests per second of Plinth by the number of blogs.\n\n" + table;
  }

  private List<String> growth(Workload workload, List<String> sizes) {
    String metric = Metric.growth(workload);
    double first = figures.median(metric, sizes.get(0)).orElseThrow();
    double last = figures.median(metric, sizes.get(sizes.size() - 1)).orElseThrow();
    List<String> row = new ArrayList<>(List.of(Comparison.title(workload)));
    sizes.forEach(size -> row.add(comparison.cell(metric, size)));
    row.add(Format.ratio(OptionalDouble.of(first / last)));
    return row;
  }
}
