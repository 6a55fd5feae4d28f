package dev.plinth.system.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Load of one thread over as many connections as it takes: in a closed loop, where each answer
 * makes room for the next request, or in an open loop, where requests start by the clock. The
 * latency in an open loop counts from the time at which a request was due. Requests that find no
 * connection wait for one. Not thread-safe.
 */
public final class LoadGenerator implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 4000;
  private static final long LAST_ANSWERS = Duration.ofSeconds(10).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final int port;
  private final byte[] request;
  private final Selector selector;
  private final Deque<LoadConnection> idle = new ArrayDeque<>();
  private int connections;
  private long lag;
  private List<LoadResult> results = new ArrayList<>();

  /** Returns one that reads a path. */
  public static LoadGenerator get(int port, String path) {
    return new LoadGenerator(port, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
  }

  /** Returns one that sends a JSON document to a path. */
  static LoadGenerator post(int port, String path, String token, String json) {
    return new LoadGenerator(
        port,
        ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s")
            .formatted(path, token, json.length(), json));
  }

  private LoadGenerator(int port, String request) {
    this.port = port;
    this.request = request.getBytes(ISO_8859_1);
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps this many requests in flight. */
  List<LoadResult> closedLoop(int inFlight, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return run(
        () -> {
          while (System.nanoTime() < end && inFlight() < inFlight) {
            send(System.nanoTime());
          }
          return System.nanoTime() < end;
        });
  }

  /** Sends this many requests a second. */
  List<LoadResult> openLoop(double rate, Duration time) {
    long begin = System.nanoTime();
    long total = (long) (rate * time.toNanos() / NANOS_PER_SECOND);
    long[] sent = {0};
    return run(
        () -> {
          long due = begin + (long) (sent[0] / rate * NANOS_PER_SECOND);
          while (sent[0] < total && due <= System.nanoTime() && send(due)) {
            sent[0]++;
            due = begin + (long) (sent[0] / rate * NANOS_PER_SECOND);
          }
          return sent[0] < total;
        });
  }

  /** Sends what is due; false once everything is sent. */
  @FunctionalInterface
  private interface Pace {
    boolean send() throws IOException;
  }

  private List<LoadResult> run(Pace pace) {
    results = new ArrayList<>();
    try {
      while (pace.send()) {
        receive(1);
      }
      long end = System.nanoTime() + LAST_ANSWERS;
      while (inFlight() > 0 && System.nanoTime() < end) {
        receive(1);
      }
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int inFlight() {
    return connections - idle.size();
  }

  private boolean send(long due) throws IOException {
    LoadConnection connection = idle.poll();
    if (connection == null && connections == MAX_CONNECTIONS) {
      return false;
    }
    if (connection == null) {
      connection = new LoadConnection(port, selector);
      connections++;
    }
    try {
      connection.send(request, due);
      lag = System.nanoTime() - due;
    } catch (IOException e) {
      end(connection, LoadResult.failed(due, e));
    }
    return true;
  }

  private void receive(long millis) throws IOException {
    selector.select(key -> receive((LoadConnection) key.attachment()), millis);
  }

  private void receive(LoadConnection connection) {
    try {
      if (!connection.receive()) {
        return;
      }
      LoadResult result = LoadResult.of(connection);
      if (connection.isLast()) {
        end(connection, result);
      } else {
        results.add(result);
        idle.push(connection);
      }
    } catch (IOException e) {
      // An idle connection that the server closes has no request that could fail.
      if (idle.remove(connection)) {
        close(connection);
      } else {
        end(connection, LoadResult.failed(connection.due(), e));
      }
    }
  }

  private void end(LoadConnection connection, LoadResult result) {
    results.add(result);
    close(connection);
  }

  private void close(LoadConnection connection) {
    connections--;
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many connections are open. */
  int connections() {
    return connections;
  }

  /** Returns how late the last request was sent. */
  Duration lag() {
    return Duration.ofNanos(lag);
  }

  @Override
  public void close() {
    selector.keys().forEach(key -> close((LoadConnection) key.attachment()));
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
