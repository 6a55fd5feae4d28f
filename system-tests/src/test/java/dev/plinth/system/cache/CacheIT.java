package dev.plinth.system.cache;

import static dev.plinth.system.cache.Pair.isHit;
import static dev.plinth.system.cache.Pair.isStale;
import static dev.plinth.system.cache.Pair.retitle;
import static dev.plinth.system.cache.Pair.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache, as clients see it. */
@ExtendWith(SharedPair.class)
class CacheIT {

  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  void answersABlogFromTheCacheOnBothServersOnceItIsWritten(Pair pair) {
    String blog = pair.write("cached");

    for (UpProduct server : pair.servers()) {
      Answer read = server.blogs().send("GET", blog);

      assertThat(status(read)).matches("plinth; hit; ttl=86[34]\\d\\d");
      assertThat(read.header("Age")).matches("\\d+");
      assertThat(read.header("Cache-Control")).isEqualTo("no-cache");
      assertThat(read.json().getString("title")).isEqualTo("cached");
    }
  }

  @Test
  void answersABlogFromTheMemoryOfTheServerWithTheSameHeaders(Pair pair) {
    String blog = pair.write("held");
    Answer known = pair.first().blogs().send("GET", blog);

    pair.awaitHeld(pair.first(), blog);
    Answer held = pair.first().blogs().send("GET", blog);

    assertThat(pair.forget(blog)).isFalse();
    assertThat(status(held)).matches("plinth; hit; ttl=86[34]\\d\\d");
    assertThat(held.header("Age")).matches("\\d+");
    assertThat(held.header("ETag")).isEqualTo(known.header("ETag"));
    assertThat(held.response().headers().map().keySet())
        .isEqualTo(known.response().headers().map().keySet());
    assertThat(held.body()).isEqualTo(known.body());
  }

  @Test
  void storesWhatItHadToReadFromTheDatabase(Pair pair) {
    String blog = pair.write("gone");
    forget(pair, blog);

    Answer miss = pair.first().blogs().send("GET", blog);
    Answer hit = pair.second().blogs().send("GET", blog);

    assertThat(status(miss)).isEqualTo("plinth; fwd=miss; stored");
    assertThat(miss.header("Age")).isEmpty();
    assertThat(isHit(hit)).as(status(hit)).isTrue();
    assertThat(hit.body()).isEqualTo(miss.body());
    assertThat(hit.header("ETag")).isEqualTo(miss.header("ETag"));
  }

  @Test
  void answersTheFirstPageFromTheCacheUntilABlogChanges(Pair pair) {
    pair.write("on the first page");
    Client blogs = pair.second().blogs();
    blogs.send("GET", "blogs");

    Answer hit = blogs.send("GET", "blogs");
    String newer = pair.write("newer");
    Answer after = blogs.send("GET", "blogs");

    assertThat(isHit(hit)).as(status(hit)).isTrue();
    assertThat(isHit(after)).isFalse();
    assertThat(after.header("ETag")).isNotEqualTo(hit.header("ETag"));
    assertThat(newer).endsWith(after.json().getJsonArray("items").getJsonObject(0).getString("id"));
  }

  @Test
  void leadsFromTheCachedFirstPageToTheNextOne(Pair pair) {
    IntStream.range(0, 21).forEach(i -> pair.write("page " + i));
    Client blogs = pair.first().blogs();

    Answer miss = blogs.send("GET", "blogs");
    Answer hit = blogs.send("GET", "blogs?limit=20");

    assertThat(isHit(hit)).as(status(hit)).isTrue();
    assertThat(hit.body()).isEqualTo(miss.body());
    assertThat(hit.json().getJsonArray("items")).hasSize(20);
    assertThat(hit.header("Link")).isEqualTo(miss.header("Link")).contains("rel=\"next\"");
  }

  @Test
  void readsOtherPagesFromTheDatabase(Pair pair) {
    Answer page = pair.first().blogs().send("GET", "blogs?limit=5");

    assertThat(status(page)).isEqualTo("plinth; fwd=bypass");
    assertThat(page.header("ETag")).isNotEmpty();
  }

  @Test
  void showsOnlyThePublicProfileOfAUser(Pair pair) {
    String user = pair.register();

    Answer profile = pair.second().users().send("GET", user + "/profile");

    assertThat(profile.json().keySet()).containsExactly("id", "username", "createdAt");
    assertThat(isHit(profile)).as(status(profile)).isTrue();
  }

  @Test
  void showsNoProfileOfAnInactiveUser(Pair pair) {
    String user = pair.register();
    pair.postgres()
        .execute("update users set is_active = false where id = '%s'".formatted(id(user)));
    forget(pair, "profile:" + id(user));

    Answer profile = pair.first().users().send("GET", user + "/profile");

    assertThat(profile.status()).isEqualTo(404);
  }

  @Test
  void keepsNoAddressAndNoHashInRedis(Pair pair) {
    String user = pair.register();
    Client users = pair.first().admin().users();
    users.send("GET", user);
    users.send("GET", user + "/profile");
    users.send("GET", "users");
    users.send("PATCH", user, "{\"email\":\"changed-%s@example.org\"}".formatted(id(user)));

    String everything =
        pair.redis()
            .ask(
                redis ->
                    redis.keys("*").stream()
                        .map(key -> key + dump(redis.eval(DUMP, List.of(key), List.of())))
                        .reduce("", String::concat));

    assertThat(everything).contains("plinth:1:profile:" + id(user));
    assertThat(everything).doesNotContain("@").doesNotContain("PBKDF2");
  }

  private static final String DUMP =
      "if redis.call('TYPE', KEYS[1]).ok == 'hash' then return redis.call('HGETALL', KEYS[1]) end"
          + " return {}";

  private static String dump(Object reply) {
    return String.valueOf(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blog", "list", "profile", "user"})
  void answers304IfTheClientHasTheCurrentState(String what, Pair pair) {
    String user = pair.register();
    String path =
        switch (what) {
          case "blog" -> pair.write("known");
          case "list" -> "blogs";
          case "profile" -> user + "/profile";
          default -> user;
        };
    Client service = path.startsWith("users") ? pair.first().admin().users() : pair.first().blogs();
    Answer known = service.send("GET", path);

    Answer again =
        service.send(service.request(path).header("If-None-Match", known.header("ETag")));

    assertThat(known.header("ETag")).matches("\"2\\.[\\w.-]+\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(known.header("ETag"));
    assertThat(again.header("Content-Type")).isEmpty();
    if (!what.equals("user")) {
      assertThat(isHit(again)).as(status(again)).isTrue();
    }
  }

  @Test
  void givesEachStateItsOwnTagAndReturnsItAfterAWrite(Pair pair) {
    String blog = pair.write("one");
    String before = pair.first().blogs().send("GET", blog).header("ETag");

    Answer changed = retitle(pair.first(), blog, "two");
    Client service = pair.second().blogs();
    Answer read = service.send(service.request(blog).header("If-None-Match", before));

    assertThat(changed.header("ETag")).isNotEqualTo(before);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
    assertThat(read.body()).isEqualTo(changed.body());
  }

  @Test
  void readsTheDatabaseOncePerServerForConcurrentReadsOfAColdKey(Pair pair) {
    String blog = pair.write("herd");
    pair.postgres()
        .execute(
            "create extension if not exists pg_stat_statements; select pg_stat_statements_reset()");
    forget(pair, blog);

    List<CompletableFuture<Answer>> herd =
        IntStream.range(0, 200)
            .mapToObj(i -> pair.servers().get(i % 2).blogs().sendAsync("GET", blog, null))
            .toList();

    assertThat(herd)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200))
        .extracting(Pair::status)
        .contains("plinth; fwd=miss; stored");
    int statements =
        Integer.parseInt(
            pair.postgres()
                .column(
                    """
                    select coalesce(sum(calls), 0) from pg_stat_statements
                    where query ~* '^select' and query ~* 'from blogs'
                    """)
                .get(0));
    assertThat(statements).isBetween(1, 2);
  }

  @Test
  void answersInAnOutageOfTheDatabaseWhatWasReadBefore(Pair pair) {
    String known = pair.write("known");
    String unknown = pair.write("unknown");
    forget(pair, unknown);
    Client blogs = pair.first().blogs();
    blogs.send("GET", known);
    blogs.send("GET", "blogs");

    pair.database().refuse();
    try {
      await().atMost(BOUND).until(() -> blogs.send("GET", "blogs?limit=3").status() == 503);
      await().atMost(BOUND).until(() -> isStale(blogs.send("GET", known)));

      Answer stale = blogs.send("GET", known);
      assertThat(stale.status()).isEqualTo(200);
      assertThat(status(stale)).matches("plinth; hit; ttl=-\\d+; detail=database-unavailable");
      assertThat(stale.header("Age")).matches("\\d+");
      assertThat(stale.json().getString("title")).isEqualTo("known");
      Answer list = blogs.send("GET", "blogs");
      assertThat(list.status()).isEqualTo(200);
      assertThat(isStale(list)).as(status(list)).isTrue();
      assertThat(blogs.send("GET", unknown).status()).isEqualTo(503);
      assertThat(retitle(pair.first(), known, "changed").status()).isEqualTo(503);
      assertThat(
              blogs
                  .send(blogs.request(known).header("If-None-Match", stale.header("ETag")))
                  .status())
          .isEqualTo(304);
    } finally {
      pair.database().restore();
    }
    for (UpProduct server : pair.servers()) {
      await()
          .atMost(BOUND)
          .until(() -> server.blogs().send("GET", "blogs?limit=3").status() == 200);
      assertThat(isStale(server.blogs().send("GET", known))).isFalse();
      assertThat(isStale(server.blogs().send("GET", "blogs"))).isFalse();
    }
    assertThat(retitle(pair.first(), known, "after").status()).isEqualTo(200);
    assertThat(pair.second().blogs().send("GET", known).json().getString("title"))
        .isEqualTo("after");
  }

  @Test
  void countsWhatHappensInEachCache(Pair pair) {
    pair.first().blogs().send("GET", pair.write("counted"));

    String metrics = pair.first().operations().send("GET", "metrics").body();

    assertThat(metrics)
        .containsPattern(
            "plinth_cache_events_total\\{cache=\"blog\",event=\"hit\",service=\"blogs\"\\} [1-9]");
    Stream.of("repeat", "miss", "bypass", "stale", "load", "refused", "evicted", "error")
        .forEach(
            event ->
                assertThat(metrics)
                    .contains("cache=\"blog\",event=\"" + event + "\",service=\"blogs\""));
  }

  /** Deletes an entry, as if Redis had evicted it. */
  private static void forget(Pair pair, String path) {
    String key = path.startsWith("blogs/") ? "blog:" + id(path) : path;
    assertThat(pair.redis().<Long>ask(redis -> redis.del("plinth:1:" + key))).isEqualTo(1);
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.indexOf('/') + 1));
  }
}
