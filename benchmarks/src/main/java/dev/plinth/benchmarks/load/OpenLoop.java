package dev.plinth.benchmarks.load;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Load at a constant rate, in an open loop: requests start by the clock, whether or not earlier
 * ones were answered. The latency counts from the time at which a request was due, so a stall of
 * the server counts for all the requests that it delays (no coordinated omission).
 */
public final class OpenLoop {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final URI root;
  private final List<String> ids;
  private final double rate;

  /**
   * @param root the root of the blogs service
   * @param ids ids of blogs
   * @param rate requests per second
   */
  public OpenLoop(URI root, List<String> ids, double rate) {
    this.root = root;
    this.ids = ids;
    this.rate = rate;
  }

  /**
   * Sends GETs of blogs for some seconds.
   *
   * @return the 99th percentile of the latency in milliseconds
   * @throws Failure if a request fails
   */
  public double p99(int seconds) throws IOException {
    ExecutorService clients = Executors.newFixedThreadPool(Wrk.CONNECTIONS);
    long begin = System.nanoTime();
    try {
      List<Future<long[]>> running = new ArrayList<>();
      for (int client = 0; client < Wrk.CONNECTIONS; client++) {
        int first = client;
        running.add(clients.submit(() -> send(first, begin, seconds)));
      }
      return Percentile.of(99, latencies(running)) / NANOS_PER_MILLISECOND;
    } finally {
      clients.shutdownNow();
    }
  }

  /** Sends the requests of one connection: one of as many as there are connections. */
  private long[] send(int first, long begin, int seconds) throws IOException {
    int count = (int) Math.ceil((rate * seconds - first) / Wrk.CONNECTIONS);
    long[] latencies = new long[count];
    try (KeepAliveConnection connection = new KeepAliveConnection(root)) {
      for (int i = 0; i < count; i++) {
        int number = first + i * Wrk.CONNECTIONS;
        long due = begin + (long) (number / rate * NANOS_PER_SECOND);
        awaitUntil(due);
        int status = connection.get("/blogs/" + ids.get(number % ids.size()));
        if (status != 200) {
          throw new IOException("status " + status);
        }
        latencies[i] = System.nanoTime() - due;
      }
    }
    return latencies;
  }

  private static void awaitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private List<long[]> latencies(List<Future<long[]>> running) {
    List<long[]> latencies = new ArrayList<>();
    try {
      for (Future<long[]> client : running) {
        latencies.add(client.get());
      }
      return latencies;
    } catch (ExecutionException e) {
      throw new Failure("%s at a constant rate: %s".formatted(root, e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }
}
