package dev.plinth.server.stop;

import dev.plinth.server.connection.ConnectionState;
import dev.plinth.server.connection.IdleTracker;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.drain.DrainFlag;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Graceful stop, before the server undeploys its services: readiness goes down, new clients are
 * refused, and requests in flight are answered. Thread-safe.
 */
public final class GracefulStop {

  private static final Logger LOG = System.getLogger(GracefulStop.class.getName());

  /** How long an idle connection is kept open for a request that may be on its way. */
  private static final Duration MIN_IDLE = Duration.ofMillis(500);

  private static final long POLL_MILLIS = 20;

  private final DrainFlag draining;
  private boolean started;

  /**
   * @param draining the flag to set when the stop begins
   */
  public GracefulStop(DrainFlag draining) {
    this.draining = draining;
  }

  /**
   * Stops accepting clients, and waits until all connections are closed or the time of {@link
   * StopTimes} is over. Later calls only wait for the first one.
   */
  public synchronized void run() {
    if (started) {
      return;
    }
    started = true;
    draining.begin();
    StopTimes times = StopTimes.configured();
    LOG.log(Level.INFO, "Stopping: waiting for requests in flight");
    try {
      Thread.sleep(times.grace().toMillis());
      List<Listener> listeners = Listener.all();
      listeners.forEach(Listener::close);
      drain(listeners, times.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The server must stop in any case.
      LOG.log(Level.WARNING, "Requests in flight may be cut off", e);
    }
  }

  private static void drain(List<Listener> listeners, Duration time) throws InterruptedException {
    IdleTracker<NIOConnection> tracker = new IdleTracker<>(MIN_IDLE);
    long start = System.nanoTime();
    List<NIOConnection> open = connections(listeners);
    while (!open.isEmpty() && System.nanoTime() - start < time.toNanos()) {
      closeIdle(open, tracker);
      Thread.sleep(POLL_MILLIS);
      open = connections(listeners);
    }
    long inFlight = open.stream().filter(ConnectionState::hasRequestInFlight).count();
    if (inFlight > 0) {
      LOG.log(
          Level.WARNING, "{0} requests were not answered within {1} s", inFlight, time.toSeconds());
    }
  }

  private static void closeIdle(
      List<NIOConnection> connections, IdleTracker<NIOConnection> tracker) {
    long now = System.nanoTime();
    for (NIOConnection connection : connections) {
      if (tracker.isIdle(connection, ConnectionState.hasRequestInFlight(connection), now)) {
        connection.closeSilently();
      }
    }
  }

  private static List<NIOConnection> connections(List<Listener> listeners) {
    return listeners.stream().flatMap(listener -> listener.connections().stream()).toList();
  }
}
