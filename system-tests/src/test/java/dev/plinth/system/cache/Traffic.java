package dev.plinth.system.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Load on a few shared items: writers and readers on both servers and both services. Each reader
 * records what was acknowledged before its request, and whether it got older data.
 */
final class Traffic implements AutoCloseable {

  private static final int WRITERS = 8;
  private static final int READERS = 16;

  private final List<UpProduct> servers;
  private final List<UpProduct> writing;
  private final List<String> things;
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Instant> listed = new ConcurrentHashMap<>();
  private final Queue<String> outdated = new ConcurrentLinkedQueue<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong pageHits = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
  private volatile boolean finished;

  /**
   * @param writing the servers that the writers use; the readers use both. The other one is frozen
   *     from time to time
   */
  Traffic(Pair pair, List<UpProduct> writing) {
    this.servers = pair.servers();
    this.writing = writing;
    this.things = pair.things();
    for (int i = 0; i < WRITERS; i++) {
      threads.submit(() -> repeat(this::write));
    }
    for (int i = 0; i < READERS; i++) {
      threads.submit(() -> repeat(this::read));
    }
  }

  private void repeat(Runnable step) {
    while (!finished) {
      try {
        step.run();
      } catch (RuntimeException e) {
        unexpected.add(e.toString());
      }
    }
  }

  private void write() {
    String thing = any(things);
    Person writer = any(writing).admin();
    Client service = thing.startsWith("users") ? writer.users() : writer.blogs();
    Answer answer = service.send("PATCH", thing, change(thing));
    if (answer.status() == 200) {
      writes.incrementAndGet();
      acknowledged.merge(thing, Pair.version(answer), Math::max);
      listed.merge(
          thing,
          Instant.parse(answer.json().getString("updatedAt")),
          (a, b) -> a.isAfter(b) ? a : b);
    } else if (answer.status() != 409 && !isAfterFreeze(answer)) {
      unexpected.add("PATCH " + thing + ": " + answer.status() + " " + answer.body());
    }
  }

  private static String change(String thing) {
    long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return thing.startsWith("users")
        ? "{\"username\":\"t%d\"}".formatted(number)
        : "{\"title\":\"t%d\"}".formatted(number);
  }

  private void read() {
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      readFirstPage();
      return;
    }
    String thing = any(things);
    long least = acknowledged.getOrDefault(thing, 0L);
    String path = thing.startsWith("users") ? thing + "/profile" : thing;
    UpProduct server = any(servers);
    Client service = thing.startsWith("users") ? server.users() : server.blogs();
    Answer answer = service.send("GET", path);
    if (!isCurrent(answer)) {
      return;
    }
    count(answer, reads, hits);
    if (Pair.version(answer) < least) {
      outdated.add(
          "%s: %d, after %d was acknowledged; %s"
              .formatted(path, Pair.version(answer), least, Pair.status(answer)));
    }
  }

  private void readFirstPage() {
    Map<String, Instant> least = new HashMap<>(listed);
    Answer answer = any(servers).blogs().send("GET", "blogs");
    if (!isCurrent(answer)) {
      return;
    }
    count(answer, pages, pageHits);
    for (JsonObject item : answer.json().getJsonArray("items").getValuesAs(JsonObject.class)) {
      Instant updated = Instant.parse(item.getString("updatedAt"));
      Instant known = least.get("blogs/" + item.getString("id"));
      if (known != null && updated.isBefore(known)) {
        outdated.add("the first page: %s, %s".formatted(item, Pair.status(answer)));
      }
    }
  }

  /** Returns whether the server promises current data. */
  private boolean isCurrent(Answer answer) {
    if (answer.status() == 200 && !Pair.isStale(answer)) {
      return true;
    }
    if (!isAfterFreeze(answer)) {
      unexpected.add(answer.response().uri() + ": " + answer.status() + " " + Pair.status(answer));
    }
    return false;
  }

  /**
   * Returns whether the answer says that the database is unavailable, where a server is frozen: a
   * probe that was frozen too has run out of time, and the work that has piled up delays those of
   * both servers.
   */
  private boolean isAfterFreeze(Answer answer) {
    boolean isUnavailable =
        Pair.isStale(answer) || answer.body().contains("\"reconnectAttempts\":");
    boolean isExpected = isUnavailable && writing.size() < servers.size();
    if (isExpected) {
      unavailable.incrementAndGet();
    }
    return isExpected;
  }

  private static void count(Answer answer, AtomicLong all, AtomicLong hits) {
    all.incrementAndGet();
    if (Pair.isHit(answer)) {
      hits.incrementAndGet();
    }
  }

  private static <T> T any(List<T> all) {
    return all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  /** Returns the reads that got older data than was acknowledged before they began. */
  Queue<String> outdated() {
    return outdated;
  }

  /** Returns the answers that were neither a success nor a conflict of two writers. */
  Queue<String> unexpected() {
    return unexpected;
  }

  /** Returns the number of reads. */
  long count() {
    return reads.get() + pages.get();
  }

  /** Returns the number of reads that the cache answered. */
  long hits() {
    return hits.get();
  }

  void finish() {
    close();
    try {
      assertThat(threads.awaitTermination(60, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    finished = true;
    threads.shutdown();
  }

  @Override
  public String toString() {
    return "%s writes, %s reads (%s hits), %s first pages (%s hits), %s without database, outdated: %d"
        .formatted(writes, reads, hits, pages, pageHits, unavailable, outdated.size());
  }
}
