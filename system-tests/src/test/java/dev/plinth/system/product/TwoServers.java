package dev.plinth.system.product;

import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Client;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.Redis;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Two servers on one database and one Redis, behind HAProxy. */
public final class TwoServers extends Product {

  private static final Duration READY = Duration.ofSeconds(60);

  private final Keys keys = Keys.create();
  private final List<UpProduct> servers;
  private Postgres postgres;
  private Redis redis;
  private Balancer balancer;

  TwoServers(String name, Map<String, String> configuration) {
    Map<String, String> each = new HashMap<>(configuration);
    each.putAll(keys.configuration());
    // HAProxy checks twice a second, and changes the state after the second check.
    each.put("STOP_GRACE_SECONDS", "3");
    // Everything runs on one machine: a starting server must leave CPU time to the one that serves.
    each.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    if (!configuration.containsKey("DB_HOST")) {
      postgres = Postgres.start(name);
      each.putAll(postgres.configuration());
    }
    if (!configuration.containsKey("REDIS_HOST")) {
      redis = new Redis();
      each.putAll(redis.configuration());
    }
    servers =
        Stream.of("-1", "-2")
            .map(number -> new UpProduct(Home.fresh(name + number), each))
            .toList();
  }

  /**
   * Starts them, and waits until both get requests.
   *
   * @param name the name of their folders, among those of the tests
   * @param configuration additional configuration, including an available database
   */
  public static TwoServers start(String name, Map<String, String> configuration) {
    TwoServers product = new TwoServers(name, configuration);
    product.up();
    product.servers.forEach(server -> product.balancer.await(server, true));
    return product;
  }

  @Override
  void begin() {
    servers.forEach(UpProduct::launch);
    balancer = new Balancer(ports(), servers);
  }

  @Override
  void awaitReady() {
    servers.forEach(UpProduct::awaitReady);
    await().atMost(READY).until(this::answers);
  }

  /** Returns the servers. */
  public List<UpProduct> servers() {
    return servers;
  }

  /** Returns the load balancer. */
  public Balancer balancer() {
    return balancer;
  }

  @Override
  public Client operations() {
    return servers.get(0).operations();
  }

  /** Stops all, and returns the highest exit code of the servers. */
  @Override
  public int stop() {
    balancer.close();
    return servers.stream().mapToInt(UpProduct::stop).max().orElseThrow();
  }

  @Override
  public boolean isUp() {
    return balancer.isAlive();
  }

  @Override
  public DataSource database() {
    return servers.get(0).database();
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public String log() {
    return servers.get(0).log() + "\n" + servers.get(1).log();
  }

  @Override
  void clean() {
    servers.forEach(UpProduct::clean);
    if (redis != null) {
      redis.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
