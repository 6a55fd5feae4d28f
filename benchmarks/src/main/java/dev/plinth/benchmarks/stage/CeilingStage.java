package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Pgbench;
import dev.plinth.benchmarks.load.Tool;
import java.io.IOException;

/** Measures the ceiling of the database: the statement of W1 without any server. */
public final class CeilingStage {

  private final Bench bench;
  private final Tool tool;

  /**
   * @param bench what it works with
   * @param tool runs pgbench
   */
  public CeilingStage(Bench bench, Tool tool) {
    this.bench = bench;
    this.tool = tool;
  }

  /** Runs it, or reports that pgbench is not installed. */
  public void run() throws IOException {
    if (!Pgbench.isInstalled()) {
      bench
          .progress()
          .accept(
              "no ceiling of the database: pgbench is not on the PATH"
                  + " (on Debian apt-get install postgresql-contrib)");
      return;
    }
    Pgbench pgbench = new Pgbench(tool, bench.database().address(), bench.database().ids());
    for (int round = 1; round <= bench.plan().rounds(); round++) {
      double rate = pgbench.run(bench.plan().seconds());
      bench.progress().accept("round %d: pgbench %.0f/s".formatted(round, rate));
      bench.figures().add(Metric.PGBENCH, Metric.DATABASE, rate);
    }
  }
}
