package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.load.Wrk;
import dev.plinth.benchmarks.load.WrkResult;
import dev.plinth.benchmarks.system.SystemUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Starts each system several times in turn, alone on the machine and with the database running, and
 * measures the time to the first 200 of both services. Nothing is measured the first time, which
 * prepares later starts. The last time load begins at once, and the rate is recorded as it rises.
 */
public final class StartStage {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Bench bench;

  /**
   * @param bench what it works with
   */
  public StartStage(Bench bench) {
    this.bench = bench;
  }

  /** Runs it. */
  public void run(List<? extends SystemUnderTest> systems)
      throws IOException, InterruptedException {
    for (int start = 0; start <= bench.plan().starts(); start++) {
      for (SystemUnderTest system : systems) {
        measure(system, start);
      }
    }
  }

  private void measure(SystemUnderTest system, int start) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    system.start(bench.database().address());
    bench.answers().await(system);
    double seconds = secondsSince(begin);
    bench.progress().accept("start %d: %s %.1f s".formatted(start, system.name(), seconds));
    if (start == 0) {
      system.awaitPrepared();
    } else {
      bench.figures().add(Metric.START, system.name(), seconds);
    }
    if (start == bench.plan().starts()) {
      recordRamp(system, begin);
    }
    system.stop();
  }

  private void recordRamp(SystemUnderTest system, long begin) throws IOException {
    long loadBegin = System.nanoTime();
    while (secondsSince(loadBegin) < bench.plan().ramp()) {
      WrkResult second =
          bench
              .wrk()
              .run(Workload.W1, system.blogs(), bench.ids(), Optional.empty(), Wrk.CONNECTIONS, 1);
      bench.figures().add(Metric.RAMP_RATE, system.name(), second.rate());
      bench.figures().add(Metric.RAMP_TIME, system.name(), secondsSince(begin));
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }
}
