package dev.plinth.system.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Load;
import dev.plinth.system.parts.Postgres;
import dev.plinth.system.parts.Redis;
import dev.plinth.system.product.Release;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 100 requests a second over two servers, while what must happen to servers happens to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersIT {

  private static final Duration EACH = Duration.ofMillis(10);
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final String EXPAND =
      """
      set local lock_timeout = '2s';
      alter table blogs add column summary varchar(200);
      """;

  /** The default comes first: what is written meanwhile has no summary. */
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
  private List<UpProduct> servers;
  private Balancer balancer;

  @BeforeAll
  void start() {
    assumeTrue(Balancer.isInstalled(), "HAProxy is not installed");
    postgres = Postgres.start("two-servers");
    redis = new Redis();
    configuration.putAll(postgres.configuration());
    configuration.putAll(redis.configuration());
    // HAProxy asks twice a second, and believes the second answer.
    configuration.put("STOP_GRACE_SECONDS", "3");
    // All is on one machine here: a server that starts must leave something to the one that serves.
    configuration.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    servers =
        List.of(
            UpProduct.start("two-servers-1", configuration),
            UpProduct.start("two-servers-2", configuration));
    balancer = new Balancer(servers);
    servers.forEach(server -> balancer.await(server, true));
  }

  @AfterAll
  void stop() {
    if (balancer != null) {
      balancer.close();
      servers.forEach(UpProduct::close);
      redis.close();
      postgres.close();
    }
  }

  @Test
  void losesNoRequestWhileOneServerAfterTheOtherIsRestarted() {
    try (Load load = load()) {
      Instant begun = Instant.now();

      servers.forEach(this::restart);

      assertNoneLost("rolling restart", load, begun);
    }
  }

  @Test
  void losesNoReadWhenAServerIsKilled() {
    UpProduct server = servers.get(1);
    try (Load load = load()) {
      Instant begun = Instant.now();

      server.killServer();
      balancer.await(server, false);
      await().atMost(BOUND).until(() -> !server.isUp());
      server.up();
      balancer.await(server, true);

      load.finish();
      print("kill -9 of a server", load, begun);
      assertThat(lost(load, begun)).noneMatch(TwoServersIT::isRead);
    }
  }

  @Test
  void losesNoRequestWhileTheSchemaGrowsTheServersAreReplacedAndTheSchemaIsTightened() {
    Release next = Release.with("next", Map.of("V1000__add_summary.sql", EXPAND));
    Release last =
        Release.with(
            "last", Map.of("V1000__add_summary.sql", EXPAND, "V1001__need_summary.sql", CONTRACT));
    try (Load load = load()) {
      Instant begun = Instant.now();

      next.migrate(configuration);
      servers.forEach(
          server -> {
            server.install(next);
            restart(server);
          });
      last.migrate(configuration);

      assertNoneLost("rolling upgrade", load, begun);
      assertThat(postgres.versions()).contains("1000", "1001");
    }
  }

  private Load load() {
    Load load = new Load(balancer::users, balancer::blogs, EACH);
    load.awaitSteady();
    return load;
  }

  private void restart(UpProduct server) {
    assertThat(server.stop()).isZero();
    server.up();
    // Before the other one may go.
    balancer.await(server, true);
  }

  private static void assertNoneLost(String name, Load load, Instant begun) {
    load.finish();
    print(name, load, begun);
    assertThat(lost(load, begun)).isEmpty();
  }

  /**
   * What got no answer, or none of a service. A service that has too little of a busy machine may
   * say so: that is no matter of how many servers there are.
   */
  private static List<Load.Result> lost(Load load, Instant begun) {
    return load.since(begun).stream()
        .filter(result -> !result.isSuccess() && !result.isGated())
        .toList();
  }

  private static boolean isRead(Load.Result result) {
    return result.method().equals("GET");
  }

  private static void print(String name, Load load, Instant begun) {
    List<Load.Result> results = load.since(begun);
    List<Load.Result> lost = lost(load, begun);
    long reads = lost.stream().filter(TwoServersIT::isRead).count();
    List<Long> millis = results.stream().map(result -> result.took().toMillis()).sorted().toList();
    Figures.print(
        name,
        "%d requests, reads lost %d, writes lost %d, refused for overload %d, p50 %d ms,"
            + " p99 %d ms, longest %d ms",
        results.size(),
        reads,
        lost.size() - reads,
        results.stream().filter(Load.Result::isGated).count(),
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 99 / 100),
        millis.get(millis.size() - 1));
  }
}
