package dev.plinth.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the cache is worth: the same reads with it and without it, in turn. */
@ExtendWith(SharedPair.class)
class WorthIT {

  private static final int CLIENTS = 16;
  private static final Duration ROUND = Duration.ofSeconds(Rounds.of(2, 10));

  /** In the order with, without, without, with: so what gets faster meanwhile counts for both. */
  @Test
  void answersTheSameWithTheCacheAndWithoutIt(Pair pair) {
    String blog = pair.write("worth");
    Client blogs = pair.first().blogs();
    reads(blogs, blog);
    reads(blogs, blog);

    long warm = reads(blogs, blog);
    assertThat(Pair.isHit(blogs.send("GET", blog))).isTrue();
    pair.redis().kill();
    long off;
    try {
      await().until(() -> !Pair.isHit(blogs.send("GET", blog)));
      off = reads(blogs, blog) + reads(blogs, blog);
      assertThat(Pair.isHit(blogs.send("GET", blog))).isFalse();
    } finally {
      pair.redis().restart();
    }
    pair.awaitOpen();
    blogs.send("GET", blog);
    warm += reads(blogs, blog);

    Figures.print(
        "GET /blogs/{id}",
        "%d/s with a warm cache, %d/s without: ratio %.2f",
        warm / (2 * ROUND.toSeconds()),
        off / (2 * ROUND.toSeconds()),
        (double) warm / off);
    assertThat(Pair.isHit(blogs.send("GET", blog))).isTrue();
    assertThat(warm).isPositive();
    assertThat(off).isPositive();
  }

  /** How many reads were answered in a round. */
  private static long reads(Client service, String path) {
    long end = System.nanoTime() + ROUND.toNanos();
    AtomicLong answered = new AtomicLong();
    List<CompletableFuture<Void>> clients =
        Stream.generate(() -> read(service, path, end, answered)).limit(CLIENTS).toList();
    clients.forEach(CompletableFuture::join);
    return answered.get();
  }

  private static CompletableFuture<Void> read(
      Client service, String path, long end, AtomicLong answered) {
    return service
        .sendAsync("GET", path, null)
        .thenCompose(answer -> next(answer, service, path, end, answered));
  }

  private static CompletableFuture<Void> next(
      Answer answer, Client service, String path, long end, AtomicLong answered) {
    assertThat(answer.status()).isEqualTo(200);
    answered.incrementAndGet();
    return System.nanoTime() < end
        ? read(service, path, end, answered)
        : CompletableFuture.completedFuture(null);
  }
}
