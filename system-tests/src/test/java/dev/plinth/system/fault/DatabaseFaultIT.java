package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under a steady load the product answers every request honestly, whatever happens to its database,
 * and is well again by itself. The figures go to standard output; the bounds here are safety nets.
 */
class DatabaseFaultIT {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  /** Longer than a closed gate takes, and shorter than a try. */
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private static final Duration CALM = Duration.ofSeconds(2);

  private static Postgres postgres;
  private static TcpProxy proxy;
  private static TcpProxy nobody;
  private static Product product;

  @BeforeAll
  static void startWithoutTheDatabase() throws IOException {
    Path folder = Path.of(System.getProperty("build.directory"), "fault-database");
    Files.createDirectories(folder.getParent());
    postgres = new Postgres(Files.createTempDirectory(folder.getParent(), "postgres"));
    proxy = new TcpProxy(postgres.port());
    nobody = new TcpProxy(0);
    proxy.refuse();
    nobody.refuse();
    Map<String, String> configuration = new HashMap<>(postgres.configuration(proxy));
    configuration.put("REDIS_HOST", "127.0.0.1");
    configuration.put("REDIS_PORT", Integer.toString(nobody.port()));
    product = Product.start("database-faults", configuration);
    assertThat(product.blogs().send("GET", "blogs").status()).isEqualTo(503);
    Instant appeared = Instant.now();
    proxy.restore();
    awaitUp();
    report("database appears", "first 200 after", Duration.between(appeared, Instant.now()));
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    proxy.close();
    nobody.close();
    postgres.close();
  }

  /**
   * Something that happens to the database.
   *
   * @param lasts for how long
   */
  record Fault(String name, Runnable begin, Duration lasts, Runnable end) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    Duration brief = Duration.ofSeconds(4);
    return Stream.of(
        new Fault("refuses", proxy::refuse, Duration.ofSeconds(10), proxy::restore),
        new Fault("resets", proxy::reset, Duration.ofSeconds(1), proxy::restore),
        new Fault("is silent", proxy::silence, Duration.ofSeconds(10), () -> unsilence()),
        new Fault("is frozen", () -> postgres.freeze(), brief, () -> postgres.thaw()),
        new Fault("is 500 ms away", () -> proxy.delay(500), brief, proxy::restore),
        new Fault("has a thin line", () -> proxy.throttle(20_000), brief, proxy::restore),
        new Fault("is half open", proxy::halfClose, brief, proxy::restore),
        new Fault("ends all sessions", () -> postgres.terminateSessions(), brief, () -> {}),
        new Fault(
            "has no connection left",
            () -> postgres.useUpConnections(),
            brief,
            () -> postgres.releaseConnections()),
        new Fault(
            "is read-only", () -> postgres.makeReadOnly(), brief, () -> postgres.makeWritable()),
        new Fault(
            "has another password",
            () -> postgres.changePassword(),
            brief,
            () -> postgres.restorePassword()),
        new Fault("is killed", () -> postgres.kill(), brief, () -> postgres.restart()));
  }

  /** What was held back is not delivered late: such connections are dead by then. */
  private static void unsilence() {
    proxy.reset();
    proxy.restore();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void answersHonestlyWhileTheDatabase(Fault fault) {
    awaitUp();
    try (Load load = new Load(product)) {
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      Instant begun = Instant.now();
      fault.begin().run();
      await().pollDelay(fault.lasts()).atMost(Duration.ofMinutes(1)).until(() -> true);
      fault.end().run();
      Instant ended = Instant.now();

      await().atMost(RECOVERY).until(() -> load.successSince(ended).isPresent());
      Instant healed = load.successSince(ended).orElseThrow();
      await().pollDelay(CALM).until(() -> true);
      load.finish();

      report(fault.name(), begun, ended, healed, load);
      load.assertHonest(LONGEST_ANSWER);
      assertThat(postgres.blogs()).containsAll(load.written());
    }
    awaitIdlePool();
  }

  @Test
  void losesNoAcknowledgedWriteWhenPostgresIsKilledAgainAndAgain() {
    awaitUp();
    try (Load load = new Load(product)) {
      for (int i = 0; i < 3; i++) {
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        postgres.killAndRestart();
        Instant restarted = Instant.now();
        await().atMost(RECOVERY).until(() -> load.successSince(restarted).isPresent());
      }
      load.finish();

      load.assertHonest(LONGEST_ANSWER);
      assertThat(load.written()).isNotEmpty();
      assertThat(postgres.blogs()).containsAll(load.written());
    }
  }

  private static void awaitUp() {
    await()
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                product.users().send("GET", "users?limit=1").status() == 200
                    && product.blogs().send("GET", "blogs?limit=1").status() == 200);
  }

  private static void awaitIdlePool() {
    await()
        .atMost(RECOVERY)
        .until(
            () ->
                product
                    .operations()
                    .send("GET", "metrics")
                    .body()
                    .lines()
                    .anyMatch(line -> line.matches("plinth_pool_used\\{.*} 0\\.0")));
  }

  private static void report(String name, Instant begun, Instant ended, Instant healed, Load load) {
    List<Load.Result> during = load.since(begun);
    Instant closed =
        during.stream()
            .filter(result -> result.isGated() && result.took().compareTo(AT_ONCE) < 0)
            .map(Load.Result::answered)
            .min(Instant::compareTo)
            .orElse(null);
    List<Duration> gated =
        during.stream()
            .filter(Load.Result::isGated)
            .filter(result -> closed != null && result.at().isAfter(closed))
            .map(Load.Result::took)
            .sorted()
            .toList();
    Duration longest =
        during.stream().map(Load.Result::took).max(Duration::compareTo).orElse(Duration.ZERO);
    long failedLater = load.since(healed).stream().filter(result -> !result.isSuccess()).count();
    System.out.printf(
        "FIGURE %-24s gate closed after %s ms, 503: %d, their p99 %s ms, longest answer %d ms,"
            + " first success after %d ms, failures after it %d%n",
        name,
        closed == null ? "-" : Duration.between(begun, closed).toMillis(),
        during.stream().filter(result -> !result.isSuccess()).count(),
        gated.isEmpty() ? "-" : gated.get(gated.size() * 99 / 100).toMillis(),
        longest.toMillis(),
        Duration.between(ended, healed).toMillis(),
        failedLater);
  }

  private static void report(String name, String what, Duration time) {
    System.out.printf("FIGURE %-24s %s %d ms%n", name, what, time.toMillis());
  }
}
