package dev.plinth.system.client;

import dev.plinth.rest.Client;
import dev.plinth.system.fault.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service for something fifty times a second, and notes how long each response took. */
final class Reader implements AutoCloseable {

  private static final Duration EACH = Duration.ofMillis(20);

  private final Client service;
  private final List<String> paths;
  private final Queue<Duration> times = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /**
   * Begins to read.
   *
   * @param paths what it asks for, in turn
   */
  Reader(Client service, List<String> paths) {
    this.service = service;
    this.paths = paths;
    pace.scheduleAtFixedRate(this::send, 0, EACH.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void send() {
    String path = paths.get(sent.getAndIncrement() % paths.size());
    long begun = System.nanoTime();
    service
        .sendAsync("GET", path, null)
        .whenComplete(
            (answer, failure) -> {
              times.add(Duration.ofNanos(System.nanoTime() - begun));
              statuses.add(failure == null ? answer.status() : 0);
            });
  }

  /** How many requests are answered so far. */
  int answered() {
    return times.size();
  }

  /** How many requests have no answer yet. */
  int unanswered() {
    return sent.get() - times.size();
  }

  /** How often each status came; 0 is no response. */
  Map<Integer, Long> statuses() {
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
    return counts;
  }

  /** The time within which 99 of 100 responses came. */
  Duration p99() {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() * 99 / 100);
  }

  /** Prints what it measured. */
  void print(String name, String what) {
    Figures.print(
        name,
        "%s: %d requests of others, p99 %d ms, longest %d ms, statuses %s",
        what,
        answered(),
        p99().toMillis(),
        times.stream().max(Duration::compareTo).orElseThrow().toMillis(),
        statuses());
  }

  @Override
  public void close() {
    pace.shutdown();
  }
}
