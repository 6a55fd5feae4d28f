package dev.plinth.benchmarks.stage;

import dev.plinth.benchmarks.database.CountingProxy;
import dev.plinth.benchmarks.database.CountingProxy.Counts;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.load.WrkResult;
import dev.plinth.benchmarks.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts statements and round trips to PostgreSQL for each request, by a proxy between a system and
 * the database. What a system sends without any request, such as probes, is counted first and
 * subtracted. One connection asks for a few blogs, so that every one is soon in a cache.
 */
public final class RoundTripStage {

  private static final int IDS = 100;
  private static final int SECONDS = 3;

  /** Plinth opens its cache some seconds after the start of Redis. */
  private static final int SETTLING_SECONDS = 10;

  private final Bench bench;

  /**
   * @param bench what it works with
   */
  public RoundTripStage(Bench bench) {
    this.bench = bench;
  }

  /** Runs it. */
  public void run(List<Contestant> contestants) throws IOException, InterruptedException {
    Path ids = bench.database().idFile("ids-round-trips", IDS);
    for (Contestant contestant : contestants) {
      try (CountingProxy proxy = new CountingProxy(bench.database().address())) {
        contestant.system().start(proxy.address());
        bench.answers().await(contestant.system());
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        for (Workload workload : contestant.workloads()) {
          count(workload, contestant.system(), proxy, ids);
        }
        contestant.system().stop();
      }
    }
  }

  private void count(Workload workload, SystemUnderTest system, CountingProxy proxy, Path ids)
      throws IOException, InterruptedException {
    Optional<String> token =
        workload.isAuthenticated() ? bench.signIn().token(system) : Optional.empty();
    // Fills the pool, the cache and the prepared statements.
    load(workload, system, token, ids);
    Counts before = proxy.counts();
    TimeUnit.SECONDS.sleep(SECONDS);
    Counts idle = difference(proxy.counts(), before);
    before = proxy.counts();
    WrkResult result = load(workload, system, token, ids);
    Counts loaded = difference(difference(proxy.counts(), before), idle);
    double requests = result.requests();
    double statements = Math.max(0, loaded.statements()) / requests;
    double roundTrips = Math.max(0, loaded.roundTrips()) / requests;
    bench
        .progress()
        .accept(
            "%s %s: %.2f statements, %.2f round trips per request"
                .formatted(workload, system.name(), statements, roundTrips));
    bench.figures().add(Metric.statements(workload), system.name(), statements);
    bench.figures().add(Metric.roundTrips(workload), system.name(), roundTrips);
    if (workload.writes()) {
      new Cleanup(bench).run(system);
    }
  }

  private WrkResult load(
      Workload workload, SystemUnderTest system, Optional<String> token, Path ids)
      throws IOException {
    return bench.wrk().run(workload, system.blogs(), ids, token, 1, SECONDS);
  }

  private static Counts difference(Counts later, Counts earlier) {
    return new Counts(
        later.statements() - earlier.statements(), later.roundTrips() - earlier.roundTrips());
  }
}
