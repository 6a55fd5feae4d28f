package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.load.Wrk;
import dev.plinth.benchmarks.load.WrkResult;
import dev.plinth.benchmarks.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures reads with a number of blogs: W1, W2, and a page that is 9 % of all blogs deep. The
 * system is started for it and warmed up with the same workloads.
 */
public final class GrowthStage {

  private static final double DEPTH = 0.09;
  private static final List<Workload> WORKLOADS = List.of(Workload.W1, Workload.W2, Workload.DEEP);

  private final Bench bench;
  private final Path folder;

  /**
   * @param bench what it works with
   * @param folder where it writes a file
   */
  public GrowthStage(Bench bench, Path folder) {
    this.bench = bench;
    this.folder = folder;
  }

  /**
   * Runs it.
   *
   * @param blogs how many blogs are loaded
   */
  public void run(SystemUnderTest system, int blogs) throws IOException, InterruptedException {
    system.start(bench.database().address());
    bench.answers().await(system);
    Path ids = bench.database().idFile("ids-" + blogs, Integer.MAX_VALUE);
    Path deep = folder.resolve("deep-" + blogs);
    Files.writeString(deep, new DeepPage(system.blogs()).path((int) (DEPTH * blogs)) + "\n");
    int piece = Math.max(1, bench.plan().warmUp() / (2 * WORKLOADS.size()));
    for (int pass = 0; pass < 2; pass++) {
      for (Workload workload : WORKLOADS) {
        load(workload, system, workload == Workload.DEEP ? deep : ids, piece);
        TimeUnit.SECONDS.sleep(bench.plan().rest());
      }
    }
    for (int round = 0; round < bench.plan().rounds(); round++) {
      for (Workload workload : WORKLOADS) {
        Path file = workload == Workload.DEEP ? deep : ids;
        WrkResult result = load(workload, system, file, bench.plan().seconds());
        bench.progress().accept("%,d blogs: %s %.0f/s".formatted(blogs, workload, result.rate()));
        bench.figures().add(Metric.growth(workload), Metric.blogs(blogs), result.rate());
      }
    }
    system.stop();
  }

  private WrkResult load(Workload workload, SystemUnderTest system, Path file, int seconds)
      throws IOException {
    return bench
        .wrk()
        .run(workload, system.blogs(), file, Optional.empty(), Wrk.CONNECTIONS, seconds);
  }
}
