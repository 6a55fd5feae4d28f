package dev.plinth.server.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Closes the connections of clients that are too slow:
 *
 * <ul>
 *   <li>to send one request, from its first byte to the last of its body: {@link #REQUEST};
 *   <li>to read: when no byte of a response has left for {@link #RESPONSE};
 *   <li>to read, all of them together: while more than an eighth of the heap waits to be sent, the
 *       connection with the longest queue.
 * </ul>
 */
public final class SlowClients implements Runnable {

  private static final Logger LOG = System.getLogger(SlowClients.class.getName());
  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final Duration RESPONSE = Duration.ofSeconds(5);
  private static final long QUEUED_BYTES = Runtime.getRuntime().maxMemory() / 8;
  private static final long MOMENT_MILLIS = 250;

  private final List<Listener> listeners;
  private final StallDetector<NIOConnection, Long> requests = new StallDetector<>(REQUEST);
  private final StallDetector<NIOConnection, Progress> responses = new StallDetector<>(RESPONSE);

  /** How far the responses of a connection are: the number of the request, and what is left. */
  private record Progress(long request, int queued) {}

  private SlowClients(List<Listener> listeners) {
    this.listeners = listeners;
  }

  /** Watches all clients from now on. */
  public static void watch() {
    Thread thread = new Thread(new SlowClients(Listener.all()), "plinth-slow-clients");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(MOMENT_MILLIS);
        look(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Slow clients are no longer disconnected", e);
    }
  }

  private void look(long now) {
    requests.look();
    responses.look();
    List<NIOConnection> connections =
        listeners.stream().flatMap(listener -> listener.connections().stream()).toList();
    // Not gracefully: that would wait for the client.
    connections.stream()
        .filter(connection -> isTooSlow(connection, now))
        .forEach(NIOConnection::terminateSilently);
    if (connections.stream().mapToLong(SlowClients::queued).sum() > QUEUED_BYTES) {
      connections.stream()
          .max(Comparator.comparing(SlowClients::queued))
          .ifPresent(NIOConnection::terminateSilently);
    }
  }

  private boolean isTooSlow(NIOConnection connection, long now) {
    long request = ConnectionState.of(connection).number();
    int queued = queued(connection);
    return ConnectionState.isBeingRead(connection) && requests.show(connection, request, now)
        || queued > 0 && responses.show(connection, new Progress(request, queued), now);
  }

  private static int queued(NIOConnection connection) {
    return connection.getAsyncWriteQueue().spaceInBytes();
  }
}
