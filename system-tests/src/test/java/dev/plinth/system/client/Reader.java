package dev.plinth.system.client;

import dev.plinth.conformance.http.Client;
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

/** Sends fifty reads a second to a service and records how long each response takes. */
final class Reader implements AutoCloseable {

  private static final Duration EACH = Duration.ofMillis(20);

  private final Client service;
  private final List<String> paths;
  private final Queue<Duration> times = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /**
   * Starts reading.
   *
   * @param paths the paths to read, in turn
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

  /** Returns the number of requests answered so far. */
  int answered() {
    return times.size();
  }

  /** Returns the number of requests without an answer. */
  int unanswered() {
    return sent.get() - times.size();
  }

  /** Returns the number of responses by status; 0 stands for no response. */
  Map<Integer, Long> statuses() {
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
    return counts;
  }

  /** Returns the 99th percentile of the response times. */
  Duration p99() {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() * 99 / 100);
  }

  /** Prints the measurements. */
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
