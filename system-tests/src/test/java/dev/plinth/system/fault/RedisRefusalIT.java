package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Health;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Redis refuses commands: the services log it once, work without Redis, and use it again
 * afterwards. They log in as the user that the guide recommends, with only its rights.
 */
@BesideOthers
class RedisRefusalIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  /** Longer than the cache stays closed: three leases. */
  private static final Duration REOPENED = Duration.ofSeconds(5);

  private static final int SLOTS = 16_384;

  private static final int SERVICES = ListedServices.names().size();

  /** While it loads, Redis answers after every 2 MB. */
  private static final String FILL =
      "for i = 1, 50 do redis.call('set', 'other:' .. i, string.rep('x', 2200000)) end";

  private static final Path GUIDE =
      Path.of(System.getProperty("modules.directory"), "docs/cache.md");

  private static Redis redis;
  private static UpProduct product;

  @BeforeAll
  static void startWithTheLeastRights() throws IOException {
    redis = new Redis(options());
    product =
        UpProduct.start(
            "redis-refusals",
            Map.of(
                "REDIS_HOST", "127.0.0.1",
                "REDIS_PORT", Integer.toString(redis.port()),
                "REDIS_USERNAME", "plinth",
                "REDIS_PASSWORD", "PASSWORD",
                // Opens the cache again soon.
                "PLINTH_CACHE_LEASE", "PT1S"));
  }

  /** Returns the guide's user as a command-line option. */
  private static String[] options() throws IOException {
    String user =
        Files.readString(GUIDE)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("user plinth on "))
            .findFirst()
            .orElseThrow();
    return ("--lua-time-limit 100 --" + user).split(" ");
  }

  @AfterAll
  static void stop() {
    product.close();
    redis.close();
  }

  @BeforeEach
  void awaitRedis() {
    Health.awaitRedis(product, true);
  }

  @Test
  void usesTheCacheWithTheRightsThatTheGuideNames() {
    String blog = write();

    await().atMost(BOUND).until(() -> isHit(blog));
    await().atMost(BOUND).until(() -> isHit("blogs"));
  }

  @Test
  void waitsForNoLeaseWhileRedisIsFull() {
    await().atMost(BOUND).until(() -> isHit("blogs"));
    redis.command("CONFIG", "SET", "maxmemory", "1");
    Instant begun = Instant.now();
    write();
    Duration first = Duration.between(begun, Instant.now());
    String generation = generation();
    Duration longest = Duration.ZERO;
    while (Instant.now().isBefore(begun.plus(REOPENED))) {
      Instant sent = Instant.now();
      write();
      Duration took = Duration.between(sent, Instant.now());
      longest = took.compareTo(longest) > 0 ? took : longest;
    }

    // The cache was never opened, so no write had to close it and wait.
    assertThat(generation()).isEqualTo(generation);
    Health.awaitRedisRefusal(product, "OOM command not allowed when used memory > 'maxmemory'.");
    Figures.print(
        "Redis full",
        "the first write took %d ms, the longest of the others %d ms",
        first.toMillis(),
        longest.toMillis());
    redis.command("CONFIG", "SET", "maxmemory", "0");
    await().atMost(BOUND).until(() -> isHit("blogs"));
  }

  @Test
  void worksWithAReadOnlyReplica() {
    refuses(
        "READONLY",
        () -> redis.command("REPLICAOF", "127.0.0.1", "1"),
        () -> redis.command("REPLICAOF", "NO", "ONE"));
  }

  @Test
  void worksWithAReplicaThatHasLostItsMaster() {
    redis.command("CONFIG", "SET", "replica-serve-stale-data", "no");
    refuses(
        "MASTERDOWN",
        () -> redis.command("REPLICAOF", "127.0.0.1", "1"),
        () -> {
          redis.command("REPLICAOF", "NO", "ONE");
          redis.command("CONFIG", "SET", "replica-serve-stale-data", "yes");
        });
  }

  @Test
  void worksWithARedisThatCanNotSave() {
    refuses(
        "MISCONF",
        () -> {
          redis.loseFolder();
          redis.command("CONFIG", "SET", "save", "3600 1");
          redis.command("BGSAVE");
        },
        () -> {
          redis.regainFolder();
          redis.command("CONFIG", "SET", "save", "");
        });
  }

  @Test
  void worksWithoutTheRightToWrite() {
    refuses("NOPERM", () -> allow("-evalsha"), () -> allow("+evalsha"));
  }

  @Test
  void worksWithoutARightThatOnlyAScriptNeeds() {
    refuses("The user executing the script", () -> allow("-zadd"), () -> allow("+zadd"));
  }

  @Test
  void worksWithoutARightThatOnlyNewConnectionsNeed() {
    refuses(
        "NOPERM",
        () -> {
          allow("-info");
          redis.command("CLIENT", "KILL", "USER", "plinth");
        },
        () -> allow("+info"));
  }

  @Test
  void worksWithTheWrongPassword() {
    refuses(
        "WRONGPASS",
        () -> {
          allow("resetpass", ">other");
          redis.command("CLIENT", "KILL", "USER", "plinth");
        },
        () -> allow("resetpass", ">PASSWORD"));
  }

  @Test
  void worksWithABusyRedis() {
    CompletableFuture<Object> script =
        CompletableFuture.supplyAsync(() -> redis.command("EVAL", "while true do end", "0"));

    Health.awaitRedis(product, false);
    write();
    redis.kill();
    redis.restart();
    assertThat(script).failsWithin(BOUND);
  }

  @Test
  void worksWithAClusterThatIsDown() {
    redis.kill();
    redis.restart("--cluster-enabled", "yes");

    Health.awaitRedisRefusal(product, "CLUSTERDOWN");
    write();
    redis.kill();
    redis.restart();
  }

  @Test
  void worksWithAClusterWhoseOtherNodeHasTheKeys() {
    redis.kill();
    // The file stores what the node knows of other nodes.
    redis.restart("--cluster-enabled", "yes", "--cluster-config-file", "two-nodes.conf");
    try (Redis other = new Redis("--cluster-enabled", "yes")) {
      other.command("CLUSTER", slots());
      redis.command("CLUSTER", "MEET", "127.0.0.1", Integer.toString(other.port()));

      // A script with several keys is refused before any key is looked up.
      Health.awaitRedisRefusal(product, "CROSSSLOT", "MOVED");
      write();
    } finally {
      redis.kill();
      redis.restart();
    }
  }

  /** Returns the command that assigns all hash slots to a node. */
  private static String[] slots() {
    return Stream.concat(
            Stream.of("ADDSLOTS"), IntStream.range(0, SLOTS).mapToObj(Integer::toString))
        .toArray(String[]::new);
  }

  @Test
  void worksWithALoadingRedis() {
    redis.command("CONFIG", "SET", "rdbcompression", "no");
    redis.command("EVAL", FILL, "0");
    redis.save();
    redis.kill();
    long before = product.home().logged("redis is DOWN (LOADING");
    redis.restart("--key-load-delay", "100000");

    Health.awaitRedisRefusal(product, "LOADING");
    write();
    Health.awaitRedis(product, true);
    assertThat(product.home().logged("redis is DOWN (LOADING"))
        .isLessThanOrEqualTo(before + SERVICES);
    redis.command("FLUSHALL");
    redis.save();
  }

  @Test
  void removesAKeyOfAnotherType() {
    redis.command("DEL", "plinth:1:blogs", "plinth:1:blogs:writers");
    redis.command("SET", "plinth:1:blogs", "text");
    redis.command("SET", "plinth:1:blogs:writers", "text");

    write();

    await().atMost(BOUND).until(() -> isHit("blogs"));
    assertThat(product.home().logged("removed a key of another type")).isPositive();
  }

  /**
   * Checks that nothing fails, each service logs one line, and health is right before and after.
   */
  private static void refuses(String reason, Runnable begin, Runnable end) {
    long before = product.home().logged("redis is DOWN (" + reason);
    begin.run();
    try {
      Health.awaitRedisRefusal(product, reason);
      for (int i = 0; i < 3; i++) {
        write();
        assertThat(product.blogs().send("GET", "blogs").status()).isEqualTo(200);
      }
      assertThat(product.home().logged("redis is DOWN (" + reason)).isEqualTo(before + SERVICES);
    } finally {
      end.run();
    }
    Health.awaitRedis(product, true);
  }

  private static void allow(String... rules) {
    String[] command = new String[rules.length + 2];
    command[0] = "SETUSER";
    command[1] = "plinth";
    System.arraycopy(rules, 0, command, 2, rules.length);
    redis.command("ACL", command);
  }

  private static String write() {
    Answer written =
        product.admin().blogs().send("POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}");
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    return "blogs/" + written.json().getString("id");
  }

  private static boolean isHit(String path) {
    return product.blogs().send("GET", path).header("Cache-Status").startsWith("plinth; hit");
  }

  private static String generation() {
    return product.value("select generation || ' ' || is_open from cache_generation");
  }
}
