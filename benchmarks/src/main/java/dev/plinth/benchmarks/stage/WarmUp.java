package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.load.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Warms the systems up: twice through the workloads, with a rest after each piece. Load on a few
 * cores leaves Java's second compiler too little of them, so it compiles in the rests. The users
 * services get a piece too, because their memory counts.
 */
final class WarmUp {

  private static final int PASSES = 2;

  private final Bench bench;
  private final Round round;

  WarmUp(Bench bench) {
    this.bench = bench;
    this.round = new Round(bench);
  }

  void run(List<Contestant> contestants) throws IOException, InterruptedException {
    for (int pass = 0; pass < PASSES; pass++) {
      for (Contestant contestant : contestants) {
        bench.progress().accept("warming up: " + contestant.name());
        run(contestant);
      }
    }
  }

  private void run(Contestant contestant) throws IOException, InterruptedException {
    List<Workload> workloads = new ArrayList<>(contestant.workloads());
    if (!contestant.system().processes().isEmpty()) {
      workloads.add(Workload.USER);
    }
    int seconds = Math.max(1, bench.plan().warmUp() / (PASSES * workloads.size()));
    for (Workload workload : workloads) {
      round.load(workload, contestant.system(), seconds);
      TimeUnit.SECONDS.sleep(bench.plan().rest());
    }
  }
}
