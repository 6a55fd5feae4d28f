package dev.plinth.system.cache;

import static dev.plinth.system.cache.Pair.isHit;
import static dev.plinth.system.cache.Pair.retitle;
import static dev.plinth.system.cache.Pair.status;
import static dev.plinth.system.cache.Pair.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.UpProduct;
import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cache coherence: no read returns older data than was acknowledged before it, during any fault of
 * Redis.
 */
@ExtendWith(SharedPair.class)
class CoherenceIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  /** Longer than half the life of a message to a member. */
  private static final Duration STALL = Duration.ofSeconds(6);

  /** Delays commits, so that the writer can be stopped between the commit and its response. */
  private static final String SLOW_COMMITS =
      """
      create or replace function slow_commit() returns trigger language plpgsql as
        $$ begin perform pg_sleep(1.5); return null; end $$;
      drop trigger if exists slow_commit on blogs;
      create constraint trigger slow_commit after update on blogs
        deferrable initially deferred for each row when (new.title = 'slow')
        execute function slow_commit();
      """;

  @Test
  void readsWhatWasAcknowledgedWhileRedisIsRestartedAndPaused(Pair pair) {
    Duration part = Duration.ofSeconds(Rounds.of(3, 12));
    try (Traffic traffic = new Traffic(pair, pair.servers())) {
      pause(part);
      for (int i = 0; i < 2; i++) {
        pair.redis().kill();
        pair.redis().restart();
        pause(part);
        pair.redis().freeze();
        pause(Duration.ofSeconds(3));
        pair.redis().thaw();
        pause(part);
      }
      traffic.finish();

      Figures.print("coherence", traffic.toString());
      assertThat(traffic.outdated()).isEmpty();
      assertThat(traffic.unexpected()).as(() -> refusals(pair)).isEmpty();
      assertThat(traffic.hits()).isPositive();
    }
  }

  @Test
  void acknowledgesAWriteWithoutRedisOnlyWhenNoServerServesTheOldState(Pair pair) {
    for (int round = 0; round < Rounds.of(2, 10); round++) {
      pair.awaitOpen();
      String blog = pair.write("before");
      assertThat(isHit(pair.first().blogs().send("GET", blog))).isTrue();

      pair.redisOfSecond().refuse();
      try {
        Instant begun = Instant.now();
        Answer written = retitle(pair.second(), blog, "after");
        Duration took = Duration.between(begun, Instant.now());
        Answer read = pair.first().blogs().send("GET", blog);

        assertThat(written.status()).as(written.body()).isEqualTo(200);
        assertThat(read.json().getString("title")).as(status(read)).isEqualTo("after");
        assertThat(version(read)).isEqualTo(version(written));
        Figures.print("write without Redis", "acknowledged after %d ms", took.toMillis());
      } finally {
        pair.redisOfSecond().restore();
      }
    }
  }

  @Test
  void readsWhatWasAcknowledgedWhileAServerIsFrozenAndInvalidationsAreLost(Pair pair) {
    Duration part = Duration.ofSeconds(Rounds.of(3, 12));
    try (Traffic traffic = new Traffic(pair, List.of(pair.first()))) {
      do {
        pause(part);
        pair.second().freezeServer();
        pause(Duration.ofSeconds(3));
        pair.second().thawServer();
        pause(part);
        pair.redis().cutConnectionsThatWait(part);
        pair.redis().ask(redis -> redis.flushDB());
        pause(part);
      } while (traffic.count() < Rounds.of(0, 1_000_000));
      traffic.finish();

      Figures.print("coherence of members", traffic.toString());
      assertThat(traffic.outdated()).isEmpty();
      assertThat(traffic.unexpected()).as(() -> refusals(pair)).isEmpty();
      assertThat(traffic.hits()).isPositive();
    }
  }

  @Test
  void acknowledgesAWriteOnlyWhenAFrozenServerHasNothingOldInItsMemory(Pair pair) {
    for (int round = 0; round < Rounds.of(2, 10); round++) {
      String blog = pair.write("before");
      pair.awaitHeld(pair.second(), blog);

      pair.second().freezeServer();
      Instant begun = Instant.now();
      Answer written = retitle(pair.first(), blog, "after");
      Duration took = Duration.between(begun, Instant.now());
      Answer next = retitle(pair.first(), blog, "next");
      Duration nextTook = Duration.between(begun.plus(took), Instant.now());
      pair.second().thawServer();
      Answer read = pair.second().blogs().send("GET", blog);

      assertThat(written.status()).as(written.body()).isEqualTo(200);
      assertThat(read.json().getString("title")).as(status(read)).isEqualTo("next");
      assertThat(version(read)).isEqualTo(version(next));
      Figures.print(
          "write while a server is frozen",
          "acknowledged after %d ms, the next one after %d ms",
          took.toMillis(),
          nextTook.toMillis());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void acknowledgesAWriteOnlyWhenAServerThatMissedItServesNothingOld(
      boolean isWithoutDatabase, Pair pair) throws IOException {
    String blog = pair.write("before");
    pair.awaitHeld(pair.second(), blog);

    Closeable intercepted = pair.redis().intercept(pair.inboxes());
    try {
      assertThat(isHit(pair.second().blogs().send("GET", blog))).isTrue();
      if (isWithoutDatabase) {
        // It can't read that it is lost: only the end of its lease stops it.
        pair.databaseOfSecond().refuse();
      }
      Instant begun = Instant.now();
      Answer written = retitle(pair.first(), blog, "after");
      Duration took = Duration.between(begun, Instant.now());
      Answer read = pair.second().blogs().send("GET", blog);

      assertThat(written.status()).as(written.body()).isEqualTo(200);
      assertThat(version(read)).as(status(read)).isEqualTo(version(written));
      Figures.print("write that another server missed", "%d ms", took.toMillis());
    } finally {
      intercepted.close();
      pair.databaseOfSecond().restore();
    }
  }

  @Test
  void holdsNothingThatWasLookedUpBeforeAnInvalidation(Pair pair) {
    String held = pair.write("held");
    await().atMost(BOUND).until(() -> isLookUpSlowerThanAWrite(pair, held));
  }

  /** Returns whether the look-up began before a write and found the old entry after it. */
  private static boolean isLookUpSlowerThanAWrite(Pair pair, String held) {
    String title = "before " + UUID.randomUUID();
    String blog = pair.write(title);
    pair.awaitHeld(pair.second(), held);
    pair.redisOfSecond().hold(title);
    CompletableFuture<Answer> slow = pair.second().blogs().sendAsync("GET", blog, null);
    await().pollInterval(Duration.ofMillis(1)).until(() -> pair.redisOfSecond().isHolding());
    Answer written = retitle(pair.first(), blog, "after");
    pair.redisOfSecond().restore();
    Answer old = slow.join();
    Answer read = pair.second().blogs().send("GET", blog);

    assertThat(version(read)).as(status(read)).isEqualTo(version(written));
    return version(old) < version(written) && isHit(old);
  }

  @Test
  void staysUpWhenOnlyTheConnectionsThatWaitForInvalidationsAreCut(Pair pair) {
    String blog = pair.write("before");
    pair.awaitHeld(pair.second(), blog);
    List<String> members = pair.members();
    List<Long> logged = pair.servers().stream().map(it -> it.home().serverLogSize()).toList();

    pair.redis().cutConnectionsThatWait(Duration.ofMillis(200));

    await().atMost(BOUND).until(() -> pair.members().stream().noneMatch(members::contains));
    assertThat(retitle(pair.first(), blog, "after").status()).isEqualTo(200);
    assertThat(pair.second().blogs().send("GET", blog).json().getString("title"))
        .isEqualTo("after");
    for (int i = 0; i < logged.size(); i++) {
      String log = pair.servers().get(i).home().serverLogSince(logged.get(i));
      assertThat(log).doesNotContain("redis is ");
    }
  }

  @Test
  void joinsAgainAfterItStoodStillForSoLongThatMessagesExpire(Pair pair) {
    String blog = pair.write("before");
    pair.awaitHeld(pair.second(), blog);
    List<String> members = pair.members();

    pair.second().freezeServer();
    pause(STALL);
    pair.second().thawServer();

    await()
        .atMost(BOUND)
        .until(
            () -> pair.members().stream().filter(members::contains).count() == members.size() / 2);
  }

  @Test
  void removesItsMembersWhenItStops(Pair pair) {
    int services = ListedServices.names().size();
    int members = services * pair.servers().size();
    await().atMost(BOUND).until(() -> pair.members().size() == members);

    pair.second().stop();
    List<String> left = pair.members();
    pair.second().up();

    assertThat(left).hasSize(services);
  }

  @Test
  void readsNothingOldFromTheMemoryOfAnotherServer(Pair pair) {
    String blog = pair.write("before");
    pair.awaitHeld(pair.first(), blog);
    pair.awaitHeld(pair.second(), blog);

    List<Client> writers = pair.servers().stream().map(server -> server.admin().blogs()).toList();
    Duration took = Duration.ZERO;
    int rounds = Rounds.of(30, 2000);
    for (int i = 0; i < rounds; i++) {
      Instant begun = Instant.now();
      Answer written = writers.get(i % 2).send("PATCH", blog, "{\"title\":\"" + i + "\"}");
      took = took.plus(Duration.between(begun, Instant.now()));
      for (UpProduct server : pair.servers()) {
        Answer read = server.blogs().send("GET", blog);

        assertThat(version(read)).as(status(read)).isEqualTo(version(written));
        server.blogs().send("GET", blog);
      }
    }
    Figures.print(
        "write that another server confirms", "%d ms on average", took.toMillis() / rounds);
  }

  @Test
  void readsNothingFromBeforeACommitWhoseWriterWasKilledBeforeItsEnd(Pair pair) {
    pair.postgres().execute(SLOW_COMMITS);
    String blog = pair.write("before");
    assertThat(isHit(pair.first().blogs().send("GET", blog))).isTrue();

    CompletableFuture<Answer> lost =
        pair.second().admin().blogs().sendAsync("PATCH", blog, "{\"title\":\"slow\"}");
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !pair.postgres().column(COMMITTING).isEmpty());
    pair.second().freezeServer();
    await().atMost(BOUND).until(() -> isCommitted(pair, blog));
    pair.second().killServer();
    String state = pair.redis().ask(redis -> redis.hget(key(blog), "state"));
    Answer read = pair.first().blogs().send("GET", blog);
    Answer again = pair.first().blogs().send("GET", blog);

    assertThat(lost)
        .satisfiesAnyOf(
            it -> assertThat(it).isNotDone(), it -> assertThat(it).isCompletedExceptionally());
    assertThat(state).isEqualTo("pending");
    assertThat(read.json().getString("title")).isEqualTo("slow");
    assertThat(status(read)).isEqualTo("plinth; fwd=miss; stored");
    assertThat(isHit(again)).as(status(again)).isTrue();
    await().atMost(BOUND).until(() -> !pair.second().isUp());
    pair.second().up();
    pair.forgetWriters();
  }

  private static final String COMMITTING =
      """
      select pid from pg_stat_activity
      where query ilike 'commit%' and wait_event = 'PgSleep'
      """;

  private static boolean isCommitted(Pair pair, String blog) {
    return pair.postgres()
        .column("select title from blogs where id = '" + blog.substring("blogs/".length()) + "'")
        .equals(List.of("slow"));
  }

  /** The server that made the write is gone before it could invalidate anything. */
  @Test
  void readsNothingFromBeforeAWriteThatIsRepeatedWithItsKey(Pair pair) {
    String blog = pair.write("before");
    String key = UUID.randomUUID().toString();
    Answer first = retitleOnce(pair.first(), blog, key);
    retitle(pair.first(), blog, "old");
    pair.awaitHeld(pair.second(), blog);
    pair.postgres()
        .execute(
            "update blogs set title = 'written', version = version + 1 where id = '%s'"
                .formatted(blog.substring("blogs/".length())));
    assertThat(isHit(pair.second().blogs().send("GET", blog))).isTrue();

    Answer repeated = retitleOnce(pair.first(), blog, key);
    Answer read = pair.second().blogs().send("GET", blog);

    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeated.body()).isEqualTo(first.body());
    assertThat(read.json().getString("title")).as(status(read)).isEqualTo("written");
  }

  private static Answer retitleOnce(UpProduct server, String blog, String key) {
    Client blogs = server.admin().blogs();
    Answer answer =
        blogs.send(
            blogs
                .request(blog)
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"written\"}"))
                .headers("Content-Type", "application/json", "Idempotency-Key", key));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  @Test
  void readsNothingFromBeforeARemoval(Pair pair) {
    String blog = pair.write("removed");
    assertThat(isHit(pair.first().blogs().send("GET", blog))).isTrue();

    Answer removed = pair.second().admin().blogs().send("DELETE", blog);

    assertThat(removed.status()).isEqualTo(204);
    assertThat(pair.first().blogs().send("GET", blog).status()).isEqualTo(404);
    assertThat(pair.first().blogs().send("GET", "blogs").body())
        .doesNotContain(blog.substring("blogs/".length()));
  }

  @Test
  void readsTheBlogsOfARemovedUserWithoutAnOwner(Pair pair) {
    String user = pair.register();
    String blog = pair.write("owned");
    pair.postgres()
        .execute(
            "update blogs set user_id = '%s' where id = '%s'"
                .formatted(user.substring("users/".length()), blog.substring("blogs/".length())));
    retitle(pair.first(), blog, "still owned");
    Answer owned = pair.first().blogs().send("GET", blog);
    assertThat(isHit(owned)).isTrue();
    assertThat(user).endsWith(owned.json().getString("userId"));

    Answer removed = pair.second().admin().users().send("DELETE", user);

    assertThat(removed.status()).isEqualTo(204);
    assertThat(pair.first().blogs().send("GET", blog).json().isNull("userId")).isTrue();
    assertThat(pair.first().users().send("GET", user + "/profile").status()).isEqualTo(404);
  }

  @Test
  void readsNothingOldWhenRedisComesBackWithWhatItOnceKeptOnDisk(Pair pair) {
    String blog = pair.write("old");
    pair.redis().save();
    Answer current = retitle(pair.first(), blog, "current");
    assertThat(isHit(pair.second().blogs().send("GET", blog))).isTrue();

    pair.redis().kill();
    await().atMost(BOUND).until(() -> !isHit(pair.second().blogs().send("GET", blog)));
    pair.redis().restart();

    assertThat(pair.redis().<String>ask(redis -> redis.hget(key(blog), "json")))
        .contains("\"old\"");
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                pair.servers().stream()
                    .map(server -> server.blogs().send("GET", blog))
                    .peek(read -> assertThat(version(read)).isEqualTo(version(current)))
                    .allMatch(Pair::isHit));
  }

  private static String refusals(Pair pair) {
    return pair.servers().stream()
        .flatMap(server -> server.operations().send("GET", "metrics").body().lines())
        .filter(line -> line.startsWith("plinth_database_refusals_total"))
        .collect(Collectors.joining("\n"));
  }

  private static String key(String blog) {
    return "plinth:1:blog:" + blog.substring("blogs/".length());
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
