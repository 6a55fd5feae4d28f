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
 * What has to happen before the server undeploys its services: readiness goes down, new clients are
 * refused, and requests in flight are answered.
 */
public final class GracefulStop {

  private static final Logger LOG = System.getLogger(GracefulStop.class.getName());

  /** How long an idle connection is kept for a request that may be on its way. */
  private static final Duration IDLE = Duration.ofMillis(500);

  private static final long MOMENT_MILLIS = 20;

  private final DrainFlag draining;
  private boolean done;

  public GracefulStop(DrainFlag draining) {
    this.draining = draining;
  }

  /** Is back when no client is connected any more, or time is up. A second call only waits. */
  public synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    draining.begin();
    StopTimes times = StopTimes.configured();
    LOG.log(Level.INFO, "Stopping: requests in flight finish first");
    try {
      Thread.sleep(times.grace().toMillis());
      List<Listener> listeners = Listener.all();
      listeners.forEach(Listener::close);
      drain(listeners, times.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whatever went wrong, the server has to stop.
      LOG.log(Level.WARNING, "Requests in flight may be cut off", e);
    }
  }

  private static void drain(List<Listener> listeners, Duration time) throws InterruptedException {
    IdleTracker<NIOConnection> watch = new IdleTracker<>(IDLE);
    long begun = System.nanoTime();
    List<NIOConnection> open = connections(listeners);
    while (!open.isEmpty() && System.nanoTime() - begun < time.toNanos()) {
      closeIdle(open, watch);
      Thread.sleep(MOMENT_MILLIS);
      open = connections(listeners);
    }
    long unanswered = open.stream().filter(ConnectionState::isUnanswered).count();
    if (unanswered > 0) {
      LOG.log(
          Level.WARNING,
          "{0} requests were not answered within {1} s",
          unanswered,
          time.toSeconds());
    }
  }

  private static void closeIdle(List<NIOConnection> connections, IdleTracker<NIOConnection> watch) {
    long now = System.nanoTime();
    for (NIOConnection connection : connections) {
      if (watch.isIdle(connection, ConnectionState.isUnanswered(connection), now)) {
        connection.closeSilently();
      }
    }
  }

  private static List<NIOConnection> connections(List<Listener> listeners) {
    return listeners.stream().flatMap(listener -> listener.connections().stream()).toList();
  }
}
