package dev.plinth.system.cache;

import static dev.plinth.system.cache.Pair.isHit;
import static dev.plinth.system.cache.Pair.retitle;
import static dev.plinth.system.cache.Pair.status;
import static dev.plinth.system.cache.Pair.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Cache coherence: no read returns older data than was acknowledged before it, during any fault of
 * Redis.
 */
@ExtendWith(SharedPair.class)
class CoherenceIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

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
    try (Traffic traffic = new Traffic(pair)) {
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
      assertThat(traffic.unexpected()).isEmpty();
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

  private static String key(String blog) {
    return "plinth:1:blog:" + blog.substring("blogs/".length());
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
