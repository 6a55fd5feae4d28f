package dev.plinth.system.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Load;
import dev.plinth.system.fault.OutcomeChart;
import dev.plinth.system.fault.OutcomeChart.Period;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Release;
import dev.plinth.system.product.TwoServers;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rolling restarts and releases of two servers under 100 requests a second. */
@NeedsProgram("haproxy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersIT {

  private static final Duration EACH = Duration.ofMillis(10);
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final String EXPAND =
      """
      set local lock_timeout = '2s';
      alter table blogs add column summary varchar(200);
      """;

  /** The default comes first: rows written during the release have no summary. */
  private static final String CONTRACT =
      """
      set local lock_timeout = '2s';
      alter table blogs alter column summary set default '';
      update blogs set summary = '' where summary is null;
      alter table blogs alter column summary set not null;
      """;

  private final Map<String, String> configuration = new HashMap<>();
  private Postgres postgres;
  private Redis redis;
  private TwoServers product;

  @BeforeAll
  void start() {
    postgres = Postgres.start("two-servers");
    redis = new Redis();
    configuration.putAll(postgres.configuration());
    configuration.putAll(redis.configuration());
    product = TwoServers.start("two-servers", configuration);
  }

  @AfterAll
  void stop() {
    product.close();
    redis.close();
    postgres.close();
  }

  @Test
  void failsNoRequestWhileOneServerAfterTheOtherIsRestarted() throws IOException {
    try (Load load = load()) {
      Instant begun = Instant.now();

      List<Period> restarts = product.servers().stream().map(this::restart).toList();

      assertNoneFailed("rolling restart", load, begun);
      new OutcomeChart(
              "Answers per second, by the time in seconds", begun.minusSeconds(1), restarts)
          .write("rolling-restart", load);
    }
  }

  @Test
  void failsNoReadWhenAServerIsKilled() {
    UpProduct server = product.servers().get(1);
    try (Load load = load()) {
      Instant begun = Instant.now();

      server.killServer();
      product.balancer().await(server, false);
      await().atMost(BOUND).until(() -> !server.isUp());
      server.up();
      product.balancer().await(server, true);

      load.finish();
      print("kill -9 of a server", load, begun);
      assertThat(failed(load, begun)).noneMatch(TwoServersIT::isRead);
    }
  }

  @Test
  void failsNoRequestWhileTheSchemaGrowsTheServersAreReplacedAndTheSchemaIsTightened() {
    Release next = Release.with("next", Map.of("V1000__add_summary.sql", EXPAND));
    Release last =
        Release.with(
            "last", Map.of("V1000__add_summary.sql", EXPAND, "V1001__need_summary.sql", CONTRACT));
    try (Load load = load()) {
      Instant begun = Instant.now();

      next.migrate(configuration);
      product
          .servers()
          .forEach(
              server -> {
                server.install(next);
                restart(server);
              });
      last.migrate(configuration);

      assertNoneFailed("rolling upgrade", load, begun);
      assertThat(postgres.versions()).contains("1000", "1001");
    }
  }

  private Load load() {
    Person admin = product.admin();
    Load load = new Load(admin::users, admin::blogs, EACH);
    load.awaitSteady();
    return load;
  }

  /** Restarts a server, and returns when that was. */
  private Period restart(UpProduct server) {
    Instant begun = Instant.now();
    assertThat(server.stop()).isZero();
    server.up();
    // Before the other one may stop.
    product.balancer().await(server, true);
    return new Period("a server restarts", begun, Instant.now());
  }

  private static void assertNoneFailed(String name, Load load, Instant begun) {
    load.finish();
    print(name, load, begun);
    assertThat(failed(load, begun)).isEmpty();
  }

  /** Anything but success: for a client a 503 is a failure too. */
  private static List<Load.Result> failed(Load load, Instant begun) {
    return load.since(begun).stream().filter(result -> !result.isSuccess()).toList();
  }

  private static boolean isRead(Load.Result result) {
    return result.method().equals("GET");
  }

  private static void print(String name, Load load, Instant begun) {
    List<Load.Result> results = load.since(begun);
    List<Load.Result> failed = failed(load, begun);
    long reads = failed.stream().filter(TwoServersIT::isRead).count();
    List<Long> millis = results.stream().map(result -> result.took().toMillis()).sorted().toList();
    Figures.print(
        name,
        "%d requests, reads failed %d, writes failed %d, p50 %d ms, p99 %d ms, longest %d ms",
        results.size(),
        reads,
        failed.size() - reads,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 99 / 100),
        millis.get(millis.size() - 1));
  }
}
