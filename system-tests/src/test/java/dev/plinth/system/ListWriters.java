package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.Product;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Writers of the blogs of an author. Until they are stopped, each of them inserts a blog, changes
 * one, deletes one, and deletes what it inserted.
 */
final class ListWriters {

  static final int NUMBER = 8;

  private final Product product;
  private final String author;
  private final List<String> changing;
  private final Queue<String> doomed;
  private final AtomicInteger writes = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
  private final List<CompletableFuture<Void>> writers;
  private volatile boolean stopped;

  /**
   * Starts them.
   *
   * @param changing the ids of the blogs that they change, one at random each time
   * @param doomed the ids of the blogs that they delete, in random order
   */
  ListWriters(Product product, String author, List<String> changing, List<String> doomed) {
    this.product = product;
    this.author = author;
    this.changing = changing;
    List<String> shuffled = new ArrayList<>(doomed);
    Collections.shuffle(shuffled);
    this.doomed = new ConcurrentLinkedQueue<>(shuffled);
    this.writers =
        Stream.generate(() -> CompletableFuture.runAsync(this::write, threads))
            .limit(NUMBER)
            .toList();
  }

  private void write() {
    while (!stopped) {
      String inserted = send("POST", "blogs", blog(), 201).location();
      String changed = changing.get(ThreadLocalRandom.current().nextInt(changing.size()));
      // 409: another writer changes the same one.
      send(
          "PATCH", "blogs/" + changed, "{\"description\":\"" + UUID.randomUUID() + "\"}", 200, 409);
      String deleted = doomed.poll();
      if (deleted != null) {
        send("DELETE", "blogs/" + deleted, null, 204);
      }
      send("DELETE", inserted, null, 204);
    }
  }

  private String blog() {
    return "{\"title\":\"Title %s\",\"description\":\"d\",\"author\":\"%s\"}"
        .formatted(UUID.randomUUID(), author);
  }

  private Answer send(String method, String path, String body, Integer... expected) {
    Answer answer = product.admin().blogs().send(method, path, body);
    assertThat(answer.status()).as(answer.body()).isIn((Object[]) expected);
    writes.incrementAndGet();
    return answer;
  }

  /** Stops them, and returns how many writes they made. Fails if one of them failed. */
  int finish() {
    stopped = true;
    writers.forEach(CompletableFuture::join);
    threads.shutdown();
    return writes.get();
  }
}
