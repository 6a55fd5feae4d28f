package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.load.Wrk;
import dev.plinth.benchmarks.load.WrkResult;
import dev.plinth.benchmarks.system.SystemUnderTest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A round of one workload on one system. */
final class Round {

  /** The system finishes what it does after its last answer. */
  private static final int REST_SECONDS = 1;

  private final Bench bench;

  Round(Bench bench) {
    this.bench = bench;
  }

  void run(int number, Workload workload, SystemUnderTest system)
      throws IOException, InterruptedException {
    WrkResult result = load(workload, system, bench.plan().seconds());
    bench
        .progress()
        .accept(
            "round %d: %s %s %.0f/s, p99 %.1f ms, %d failed"
                .formatted(
                    number, workload, system.name(), result.rate(), result.p99(), result.failed()));
    bench.figures().add(Metric.rate(workload), system.name(), result.rate());
    bench.figures().add(Metric.p99(workload), system.name(), result.p99());
    if (result.failed() > 0) {
      bench.figures().add(Metric.failed(workload), system.name(), result.failed());
    }
    TimeUnit.SECONDS.sleep(REST_SECONDS);
  }

  /** Sends full load, with a new token where one is needed, and deletes what it wrote. */
  WrkResult load(Workload workload, SystemUnderTest system, int seconds) throws IOException {
    Optional<String> token =
        workload.isAuthenticated() ? bench.signIn().token(system) : Optional.empty();
    WrkResult result =
        bench
            .wrk()
            .run(
                workload,
                workload == Workload.USER ? system.users() : system.blogs(),
                bench.ids(),
                token,
                Wrk.CONNECTIONS,
                seconds);
    if (workload.writes()) {
      new Cleanup(bench).run(system);
    }
    return result;
  }
}
