package dev.plinth.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.product.Keys;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/** Two servers on one PostgreSQL and one Redis; the second server reaches both through proxies. */
final class Pair implements AutoCloseable {

  private static final int BLOGS = 30;
  private static final int USERS = 20;
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Postgres postgres = Postgres.start("cache");
  private final Redis redis = new Redis();
  private final TcpProxy database = new TcpProxy(postgres.port());
  private final TcpProxy databaseOfSecond = new TcpProxy(database.port());
  private final TcpProxy redisOfSecond = new TcpProxy(redis.port());
  private final Keys keys = Keys.create();
  private final UpProduct first;
  private final UpProduct second;
  private final List<String> things = new ArrayList<>();
  private String warmBlog;
  private String warmUser;

  Pair() {
    first = UpProduct.launch("cache-1", configuration(database, redis.port()));
    second = UpProduct.launch("cache-2", configuration(databaseOfSecond, redisOfSecond.port()));
    first.awaitReady();
    second.awaitReady();
  }

  private Map<String, String> configuration(TcpProxy database, int redisPort) {
    Map<String, String> configuration = new HashMap<>(postgres.configuration(database));
    configuration.putAll(keys.configuration());
    configuration.put("REDIS_HOST", "127.0.0.1");
    configuration.put("REDIS_PORT", Integer.toString(redisPort));
    // Opens the cache again soon after Redis is back.
    configuration.put("PLINTH_CACHE_LEASE", "PT1S");
    configuration.put("PLINTH_LIMIT_WRITES", "off");
    // Everything runs on one machine here.
    configuration.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return configuration;
  }

  Postgres postgres() {
    return postgres;
  }

  Redis redis() {
    return redis;
  }

  /** The proxy between both servers and PostgreSQL. */
  TcpProxy database() {
    return database;
  }

  /** The proxy between the second server and the one before PostgreSQL. */
  TcpProxy databaseOfSecond() {
    return databaseOfSecond;
  }

  /** The proxy between the second server and Redis. */
  TcpProxy redisOfSecond() {
    return redisOfSecond;
  }

  UpProduct first() {
    return first;
  }

  UpProduct second() {
    return second;
  }

  List<UpProduct> servers() {
    return List.of(first, second);
  }

  /**
   * Waits until all services write, and serve from the cache. The first writes of a server that has
   * just started take so long that others find no place in the bulkhead.
   */
  void awaitOpen() {
    if (warmBlog == null) {
      warmBlog = write("warm");
      warmUser = register();
    }
    for (UpProduct server : servers()) {
      soon().until(() -> retitle(server, warmBlog, unique()).status() == 200);
      soon().until(() -> rename(server, warmUser, unique()).status() == 200);
    }
    for (UpProduct server : servers()) {
      soon().until(() -> isHit(server.blogs().send("GET", warmBlog)));
      soon().until(() -> isHit(server.blogs().send("GET", "blogs")));
      soon().until(() -> isHit(server.users().send("GET", warmUser + "/profile")));
    }
  }

  /** Begins to wait for what is mostly so already, or after the next request. */
  static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).atMost(BOUND);
  }

  /** Waits until a server holds a blog in its memory: it answers what Redis has lost. */
  void awaitHeld(UpProduct server, String blog) {
    soon()
        .until(
            () -> {
              server.blogs().send("GET", blog);
              forget(blog);
              return isHit(server.blogs().send("GET", blog));
            });
  }

  /** Returns the ids of the members: each service that holds entries in its memory is one. */
  List<String> members() {
    return postgres.column("select id::text from cache_members");
  }

  /** Returns the lists in Redis through which the members get invalidations. */
  List<String> inboxes() {
    return members().stream().map(id -> "plinth:1:inbox:" + id).toList();
  }

  /** Deletes the entry of a blog, as if Redis had evicted it; returns whether there was one. */
  boolean forget(String blog) {
    String key = "plinth:1:blog:" + blog.substring("blogs/".length());
    return redis.<Long>ask(it -> it.del(key)) == 1;
  }

  /** Deletes the marks of writers that were killed: they expire only after 30 s. */
  void forgetWriters() {
    redis.<Long>ask(it -> it.keys("plinth:1:*:writers").stream().mapToLong(it::del).sum());
  }

  /** Returns the paths of blogs and users that all loads share: creating users takes long. */
  List<String> things() {
    if (things.isEmpty()) {
      IntStream.range(0, BLOGS).forEach(i -> things.add(write("shared")));
      IntStream.range(0, USERS).forEach(i -> things.add(register()));
    }
    return things;
  }

  /** Registers a user on the first server and returns the path. */
  String register() {
    String name = unique();
    Answer registered =
        first
            .users()
            .send(
                "POST",
                "users",
                "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"password\"}"
                    .formatted(name));
    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
    return "users/" + registered.json().getString("id");
  }

  /** Writes a blog on the first server and returns its path. */
  String write(String title) {
    Answer written =
        first
            .admin()
            .blogs()
            .send("POST", "blogs", "{\"title\":\"%s\",\"description\":\"d\"}".formatted(title));
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    return "blogs/" + written.json().getString("id");
  }

  /** Changes a blog's title. */
  static Answer retitle(UpProduct server, String blog, String title) {
    return server.admin().blogs().send("PATCH", blog, "{\"title\":\"" + title + "\"}");
  }

  private static Answer rename(UpProduct server, String user, String name) {
    return server.admin().users().send("PATCH", user, "{\"username\":\"" + name + "\"}");
  }

  private static String unique() {
    return "u" + UUID.randomUUID();
  }

  /** Returns the cache status of an answer; empty if it has none. */
  static String status(Answer answer) {
    return answer.header("Cache-Status");
  }

  /** Returns whether an answer came from the cache and is current. */
  static boolean isHit(Answer answer) {
    return status(answer).startsWith("plinth; hit; ttl=") && !isStale(answer);
  }

  /** Returns whether an answer says that it may be stale. */
  static boolean isStale(Answer answer) {
    return status(answer).startsWith("plinth; hit; ttl=-");
  }

  /** Returns the version in an entity tag. */
  static long version(Answer answer) {
    String tag = answer.header("ETag");
    return Long.parseLong(tag.substring(tag.lastIndexOf('.') + 1, tag.length() - 1));
  }

  @Override
  public void close() throws IOException {
    Stream.of(first, second).forEach(UpProduct::close);
    databaseOfSecond.close();
    database.close();
    redisOfSecond.close();
    redis.close();
    postgres.close();
  }
}
