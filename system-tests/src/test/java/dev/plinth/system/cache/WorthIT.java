package dev.plinth.system.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.rest.Client;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fault.Rounds;
import dev.plinth.system.fault.Throughput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Benchmark of the cache: the same reads with it and without it. */
@ExtendWith(SharedPair.class)
class WorthIT {

  private static final Duration ROUND = Duration.ofSeconds(Rounds.of(2, 10));

  /** In the order with, without, without, with: so warm-up affects both equally. */
  @Test
  void answersTheSameWithTheCacheAndWithoutIt(Pair pair) {
    String blog = pair.write("worth");
    Client blogs = pair.first().blogs();
    Throughput.of(blogs, blog, ROUND);
    Throughput.of(blogs, blog, ROUND);

    long warm = Throughput.of(blogs, blog, ROUND);
    assertThat(Pair.isHit(blogs.send("GET", blog))).isTrue();
    pair.redis().kill();
    long off;
    try {
      await().until(() -> !Pair.isHit(blogs.send("GET", blog)));
      off = Throughput.of(blogs, blog, ROUND) + Throughput.of(blogs, blog, ROUND);
      assertThat(Pair.isHit(blogs.send("GET", blog))).isFalse();
    } finally {
      pair.redis().restart();
    }
    pair.awaitOpen();
    blogs.send("GET", blog);
    warm += Throughput.of(blogs, blog, ROUND);

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
}
