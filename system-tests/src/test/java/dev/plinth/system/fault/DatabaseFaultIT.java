package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.system.fault.OutcomeChart.Period;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.observe.Numbers;
import dev.plinth.system.overload.LoadGenerator;
import dev.plinth.system.overload.Overload;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Product;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fault injection: under a steady load the product answers every request with success or 503 during
 * any fault of its database, and recovers by itself. The figures go to standard output; the bounds
 * here are safety nets.
 */
class DatabaseFaultIT {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static final Set<String> SHORT_OUTAGES =
      Set.of("refuses", "resets", "is silent", "is frozen");

  /**
   * One fault for each way in which the pool loses its connections. The others differ in the
   * network and in PostgreSQL's errors, which the driver and the services handle alike on each
   * server.
   */
  private static final Set<String> ON_PAYARA_SERVER =
      Set.of("refuses", "is frozen", "ends all sessions", "has no connection left");

  private static final Duration CALM = Duration.ofSeconds(Rounds.of(1, 2));

  /** The fault that a picture of the guide shows, with {@code plinth up}. */
  private static final String PICTURED = "is killed";

  private static Postgres postgres;
  private static TcpProxy proxy;
  private static TcpProxy unreachable;
  private static Product product;

  @BeforeAll
  static void startWithoutTheDatabase() throws IOException {
    postgres = Postgres.start("faults");
    proxy = new TcpProxy(postgres.port());
    unreachable = new TcpProxy(0);
    proxy.refuse();
    unreachable.refuse();
    Map<String, String> configuration = new HashMap<>(postgres.configuration(proxy));
    configuration.put("REDIS_HOST", "127.0.0.1");
    configuration.put("REDIS_PORT", Integer.toString(unreachable.port()));
    product = Product.start("database-faults", configuration);
    assertThat(product.blogs().send("GET", "blogs").status()).isEqualTo(503);
    Instant appeared = Instant.now();
    proxy.restore();
    product.blogs().awaitAnswer("blogs", 200);
    product.awaitUsers();
    Figures.print(
        "database appears",
        "both services use it after %d ms",
        Duration.between(appeared, Instant.now()).toMillis());
    Launch seed = Launch.of(postgres.configuration(), "seed");
    assertThat(seed.exitCode()).as(seed.toString()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    proxy.close();
    unreachable.close();
    postgres.close();
  }

  /**
   * A fault of the database.
   *
   * @param lasts its duration
   */
  record Fault(String name, Runnable begin, Duration lasts, Runnable end) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    Duration brief = Duration.ofSeconds(4);
    Duration freeze = Duration.ofSeconds(Rounds.of(10, 30));
    return Stream.of(
        new Fault("refuses", proxy::refuse, Duration.ofSeconds(10), proxy::restore),
        new Fault("resets", proxy::reset, Duration.ofSeconds(1), proxy::restore),
        new Fault("is silent", proxy::silence, brief, () -> unsilence()),
        new Fault("is frozen", () -> postgres.freeze(), freeze, () -> postgres.thaw()),
        new Fault("is 500 ms away", () -> proxy.delay(500), brief, proxy::restore),
        new Fault("has a thin line", () -> proxy.throttle(20_000), brief, proxy::restore),
        new Fault("is half open", proxy::halfClose, brief, proxy::restore),
        new Fault("ends all sessions", () -> postgres.terminateSessions(), brief, () -> {}),
        new Fault("ends one session after another", () -> endSessions(), CALM, () -> {}),
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

  /** All faults for {@code plinth up}, and for every product with the profile soak. */
  static Stream<Fault> faultsOnThisServer() {
    boolean some = server().equals("payara-server");
    return faults()
        .filter(
            fault ->
                !some || ON_PAYARA_SERVER.contains(fault.name()) || Boolean.getBoolean("soak"));
  }

  private static String server() {
    return System.getProperty("server", "up");
  }

  private static void endSessions() {
    for (int i = 0; i < 20; i++) {
      postgres.terminateSession();
      pause(Duration.ofMillis(50));
    }
  }

  /** Delayed data is never delivered: such connections are dead by then. */
  private static void unsilence() {
    proxy.reset();
    proxy.restore();
  }

  @ParameterizedTest
  @MethodSource("faultsOnThisServer")
  void answersHonestlyWhileTheDatabase(Fault fault) throws IOException {
    awaitUp();
    try (Load load = new Load(product)) {
      load.awaitSteady();
      Instant begun = Instant.now();
      fault.begin().run();
      pause(fault.lasts());
      fault.end().run();
      Instant ended = Instant.now();

      await().atMost(RECOVERY).until(() -> load.successSince(ended).isPresent());
      Instant healed = load.successSince(ended).orElseThrow();
      pause(CALM);
      load.finish();

      Figures.print(fault.name(), begun, ended, healed, load);
      load.assertHonest(LONGEST_ANSWER);
      assertThat(postgres.blogs()).containsAll(load.written());
      if (fault.name().equals(PICTURED) && server().equals("up")) {
        Period outage = new Period("PostgreSQL is killed and restarted", begun, ended);
        new OutcomeChart(
                "Answers per second, by the time in seconds",
                begun.minusSeconds(1),
                List.of(outage))
            .write("outage", load);
      }
    }
    awaitIdlePool();
    assertNoStackTraces();
  }

  @Test
  void holdsNoConnectionOneSecondAfterAShortOutage() {
    List<Fault> outages = faults().filter(fault -> SHORT_OUTAGES.contains(fault.name())).toList();
    List<String> held = new ArrayList<>();
    int rounds = Rounds.of(4, 100);
    for (int i = 0; i < rounds; i++) {
      Fault outage = outages.get(i % outages.size());
      Duration lasts = Duration.ofMillis(100 + 200 * (i % 7));
      awaitUp();
      try (Load load = new Load(product)) {
        pause(Duration.ofMillis(300));
        outage.begin().run();
        pause(lasts);
        outage.end().run();
        load.stop();
        pause(Duration.ofSeconds(1));
        if (isAConnectionHeld()) {
          held.add(outage + " for " + lasts);
        }
        load.finish();
        load.assertHonest(LONGEST_ANSWER);
      }
    }

    Figures.print("short outages", "%d, connections in use 1 s later: %d", rounds, held.size());
    assertThat(held).isEmpty();
    assertNoStackTraces();
  }

  /**
   * The slow database is the limit: the processor has time left, whatever else the machine does.
   */
  @Test
  void refusesTheSurplusAtTwiceTheMaximum() {
    awaitUp();
    proxy.delay(20);
    try (LoadGenerator load = LoadGenerator.get(product.ports().blogs(), "/blogs?limit=5")) {
      CompletableFuture<Overload> running =
          CompletableFuture.supplyAsync(() -> Overload.of(load, 1));
      List<Integer> health = new ArrayList<>();
      do {
        health.add(product.blogs().send("GET", "health/live").status());
        pause(Duration.ofMillis(100));
      } while (!running.isDone());
      Overload overload = running.join();

      overload.print("read of a slow database");
      overload.assertShed();
      assertThat(health).containsOnly(200);
      if (!server().equals("two-servers")) {
        assertThat(Numbers.of(product).sum("plinth_overload_rejections_total", "service=\"blogs\""))
            .as("HAProxy does not refuse them before")
            .isPositive();
      }
    } finally {
      proxy.restore();
    }
  }

  @Test
  void losesNoAcknowledgedWriteWhenPostgresIsKilledAgainAndAgain() {
    awaitUp();
    try (Load load = new Load(product)) {
      int rounds = Rounds.of(3, 50);
      for (int i = 0; i < rounds; i++) {
        pause(Duration.ofSeconds(1));
        postgres.killAndRestart();
        Instant restarted = Instant.now();
        await().atMost(RECOVERY).until(() -> load.successSince(restarted).isPresent());
      }
      load.finish();

      load.assertHonest(LONGEST_ANSWER);
      assertThat(load.written()).isNotEmpty();
      assertThat(postgres.blogs()).containsAll(load.written());
      Figures.print(
          "PostgreSQL is killed", "%d times, %d writes, missing: 0", rounds, load.written().size());
    }
    assertNoStackTraces();
  }

  /**
   * A trace would show that the server closed what a request still used, or floods the log when all
   * connections end.
   */
  private static void assertNoStackTraces() {
    assertThat(product.log()).doesNotContain("\tat ");
  }

  private static void awaitUp() {
    Health.awaitDatabase(product);
  }

  private static void awaitIdlePool() {
    await().atMost(RECOVERY).until(() -> usedConnections() == 0);
  }

  /** Returns whether a connection is in use in all samples: a probe uses one for a moment only. */
  private static boolean isAConnectionHeld() {
    for (int sample = 0; sample < 5; sample++) {
      if (usedConnections() == 0) {
        return false;
      }
      pause(Duration.ofMillis(50));
    }
    return true;
  }

  private static int usedConnections() {
    return new PoolMetrics(product.operations()).used();
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
