package dev.plinth.benchmarks.report;

import dev.plinth.benchmarks.figure.Requirement;
import dev.plinth.benchmarks.figure.Requirements;
import java.util.List;

/** The text of the report. */
final class ReportText {

  private final RunReport report;
  private final RateTables rates;
  private final CostTables costs;

  ReportText(RunReport report) {
    this.report = report;
    this.rates = new RateTables(report.figures());
    this.costs = new CostTables(report.figures());
  }

  String text() {
    return """
    %s
    ### What must be reached

    %s
    ### Requests per second

    The median of the rounds, and in parentheses their spread: the difference between the best and the worst round, as a share of
    the median.

    %s
    %s
    ![Requests per second](images/benchmark-rates.svg)

    ### Latency under full load

    The 99th percentile in milliseconds, with 32 connections in a closed loop.

    %s
    ### Start, memory, and latency at a constant rate

    %s
    ![Requests per second after the start](images/benchmark-ramp.svg)

    ### Ceilings

    %s
    ![Requests per second with and without the cache, and of a bare servlet](images/benchmark-cache.svg)

    ### Statements and round trips to PostgreSQL

    For each request. BEGIN and COMMIT count as statements; the driver sends BEGIN together with the next one.

    %s
    %s
    """
        .formatted(
            facts(),
            required(),
            rates.rates(),
            rates.failures(),
            rates.latencies(),
            costs.startAndMemory(),
            costs.ceilings(),
            costs.statements(),
            costs.growth());
  }

  private Table facts() {
    Table table = new Table(List.of("", ""));
    report.facts().forEach((name, value) -> table.add(List.of(name, value)));
    return table;
  }

  private Table required() {
    Table table = new Table(List.of("figure", "required", "measured", ""));
    for (Requirement requirement : new Requirements(report.figures()).all()) {
      table.add(
          List.of(
              requirement.title(),
              sign(requirement) + Format.number(requirement.bound()),
              Format.ratio(requirement.measured()),
              requirement.isMet() ? "reached" : "**not reached**"));
    }
    return table;
  }

  private static String sign(Requirement requirement) {
    return requirement.comparison() == Requirement.Comparison.AT_LEAST ? "≥ " : "≤ ";
  }
}
