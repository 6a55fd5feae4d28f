package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.OpenLoop;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.Memory;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Measures the rounds: starts the systems, warms them up, and lets them take turns, round by round.
 * All systems run side by side, and those that have no turn are idle. Where memory is short, one
 * system runs at a time, through all of its rounds.
 */
public final class LoadStage {

  /** What a system, or the rest of the machine, needs at most; in MiB. */
  private static final double SHARE = 1200;

  private static final double PACE = 0.7;
  private static final int IDLE_SECONDS = 5;
  private static final int PACED_ROUNDS = 2;

  private final Bench bench;
  private final Round round;

  /**
   * @param bench what it works with
   */
  public LoadStage(Bench bench) {
    this.bench = bench;
    this.round = new Round(bench);
  }

  /**
   * Runs it.
   *
   * @return whether the systems ran side by side
   */
  public boolean run(List<Contestant> contestants) throws IOException, InterruptedException {
    boolean together = Memory.available() > SHARE * (contestants.size() + 1);
    if (together) {
      runTogether(contestants);
      return true;
    }
    bench.progress().accept("memory is short: one system runs at a time");
    for (Contestant contestant : contestants) {
      runTogether(List.of(contestant));
    }
    return false;
  }

  private void runTogether(List<Contestant> contestants) throws IOException, InterruptedException {
    for (Contestant contestant : contestants) {
      contestant.system().start(bench.database().address());
      bench.answers().await(contestant.system());
      new Precheck(bench).run(contestant);
    }
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    recordMemory(Metric.MEMORY_IDLE, contestants);
    new WarmUp(bench).run(contestants);
    for (int number = 1; number <= bench.plan().rounds(); number++) {
      for (Workload workload : Workload.compared()) {
        run(number, workload, contestants);
      }
    }
    for (Contestant contestant : contestants) {
      pace(contestant);
    }
    recordMemory(Metric.MEMORY_LOADED, contestants);
    contestants.forEach(contestant -> contestant.system().stop());
  }

  private void run(int number, Workload workload, List<Contestant> contestants)
      throws IOException, InterruptedException {
    for (Contestant contestant : contestants) {
      if (contestant.workloads().contains(workload)) {
        round.run(number, workload, contestant.system());
      }
    }
  }

  /** The first run at a constant rate only warms the client up. */
  private void pace(Contestant contestant) throws IOException {
    String name = contestant.name();
    OptionalDouble rate = bench.figures().median(Metric.rate(Workload.W1), name);
    if (rate.isEmpty()) {
      return;
    }
    OpenLoop load =
        new OpenLoop(
            contestant.system().blogs(), bench.database().ids(), PACE * rate.getAsDouble());
    double p99 = 0;
    for (int i = 0; i < PACED_ROUNDS; i++) {
      p99 = load.p99(bench.plan().seconds());
    }
    bench.progress().accept("%s: p99 %.1f ms at 70 %% of its rate".formatted(name, p99));
    bench.figures().add(Metric.PACED_P99, name, p99);
  }

  private void recordMemory(String metric, List<Contestant> contestants) throws IOException {
    for (Contestant contestant : contestants) {
      List<Long> processes = contestant.system().processes();
      if (!processes.isEmpty()) {
        bench.figures().add(metric, contestant.name(), Memory.resident(processes));
      }
    }
  }
}
