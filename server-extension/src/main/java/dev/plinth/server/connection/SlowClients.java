package dev.plinth.server.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Disconnects slow clients:
 *
 * <ul>
 *   <li>a client that takes longer than {@link #REQUEST_TIMEOUT} to send one request, from its
 *       first byte to the last of its body;
 *   <li>a client that reads no byte of a response for {@link #RESPONSE_TIMEOUT};
 *   <li>while the responses queued for all clients exceed an eighth of the heap, the client with
 *       the longest queue.
 * </ul>
 */
public final class SlowClients implements Runnable {

  private static final Logger LOG = System.getLogger(SlowClients.class.getName());
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
  private static final long MAX_QUEUED_BYTES = Runtime.getRuntime().maxMemory() / 8;
  private static final long POLL_MILLIS = 250;

  private final List<Listener> listeners;
  private final StallDetector<NIOConnection, Long> requests = new StallDetector<>(REQUEST_TIMEOUT);
  private final StallDetector<NIOConnection, Progress> responses =
      new StallDetector<>(RESPONSE_TIMEOUT);

  /** Progress of the responses of a connection: the request number, and the bytes still queued. */
  private record Progress(long request, int queued) {}

  private SlowClients(List<Listener> listeners) {
    this.listeners = listeners;
  }

  /** Starts a daemon thread that watches all clients. */
  public static void watch() {
    Thread thread = new Thread(new SlowClients(Listener.all()), "plinth-slow-clients");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(POLL_MILLIS);
        check(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Slow clients are no longer disconnected", e);
    }
  }

  private void check(long now) {
    requests.nextRound();
    responses.nextRound();
    List<NIOConnection> connections =
        listeners.stream().flatMap(listener -> listener.connections().stream()).toList();
    // Not gracefully: that would wait for the client.
    connections.stream()
        .filter(connection -> isTooSlow(connection, now))
        .forEach(NIOConnection::terminateSilently);
    if (connections.stream().mapToLong(SlowClients::queued).sum() > MAX_QUEUED_BYTES) {
      connections.stream()
          .max(Comparator.comparing(SlowClients::queued))
          .ifPresent(NIOConnection::terminateSilently);
    }
  }

  private boolean isTooSlow(NIOConnection connection, long now) {
    long request = ConnectionState.of(connection).requestNumber();
    int queued = queued(connection);
    return ConnectionState.isReadingRequest(connection)
            && requests.isStalled(connection, request, now)
        || queued > 0 && responses.isStalled(connection, new Progress(request, queued), now);
  }

  private static int queued(NIOConnection connection) {
    return connection.getAsyncWriteQueue().spaceInBytes();
  }
}
