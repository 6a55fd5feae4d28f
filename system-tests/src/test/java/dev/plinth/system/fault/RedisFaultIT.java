package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.Product;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults of Redis: no request fails while it is unreachable, silent or restarted. */
class RedisFaultIT {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private static Redis redis;
  private static TcpProxy proxy;
  private static Product product;

  @BeforeAll
  static void startBehindAProxy() throws IOException {
    redis = new Redis();
    proxy = new TcpProxy(redis.port());
    product =
        Product.start(
            "redis-faults",
            Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", Integer.toString(proxy.port())));
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    proxy.close();
    redis.close();
  }

  @Test
  void failsNoRequestWhileRedisIsRefused() {
    survives("refused", proxy::refuse, proxy::restore);
  }

  @Test
  void failsNoRequestWhileRedisIsSilent() {
    survives(
        "silent",
        proxy::silence,
        () -> {
          proxy.reset();
          proxy.restore();
        });
  }

  @Test
  void failsNoRequestWhileRedisIsFrozen() {
    survives("frozen", redis::freeze, redis::thaw);
  }

  @Test
  void failsNoRequestWhileRedisIsKilledAndRestarted() {
    survives("killed", redis::kill, redis::restart);
  }

  @Test
  void failsNoRequestWhileRedisAsksForAPassword() {
    survives(
        "with a password",
        () -> {
          redis.demandPassword();
          Health.awaitRedisRefusal(product, "NOAUTH");
        },
        redis::demandNoPassword);
  }

  private static void survives(String name, Runnable begin, Runnable end) {
    Health.awaitRedis(product, true);
    try (Load load = new Load(product)) {
      load.awaitSteady();
      Instant begun = Instant.now();
      begin.run();
      Health.awaitRedis(product, false);
      end.run();
      Health.awaitRedis(product, true);
      load.finish();

      load.assertHonest(LONGEST_ANSWER);
      assertThat(load.since(begun)).allMatch(Load.Result::isSuccess);
      assertThat(load.written()).isNotEmpty();
      Figures.print("Redis " + name, "requests failed: 0 of %d", load.since(begun).size());
    }
  }
}
