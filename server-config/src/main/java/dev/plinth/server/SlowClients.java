package dev.plinth.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Closes the connections of clients that take longer than {@value #SECONDS} seconds to send one
 * request, from its first byte to the last of its body, without an answer.
 */
final class SlowClients implements Runnable {

  private static final Logger LOG = System.getLogger(SlowClients.class.getName());
  private static final int SECONDS = 30;
  private static final long MOMENT_MILLIS = 1000;

  private final List<Listener> listeners;
  private Map<NIOConnection, Seen> seen = Map.of();

  /**
   * A request that wasn't all there.
   *
   * @param request which one of its connection
   * @param since when it was seen first
   */
  private record Seen(long request, long since) {}

  private SlowClients(List<Listener> listeners) {
    this.listeners = listeners;
  }

  /** Watches all clients from now on. */
  static void watch() {
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
      LOG.log(Level.WARNING, "Slow clients are not looked after any more", e);
    }
  }

  private void look(long now) {
    Map<NIOConnection, Seen> unfinished = new HashMap<>();
    for (Listener listener : listeners) {
      for (NIOConnection connection : listener.connections()) {
        if (Exchange.isBeingRead(connection)) {
          unfinished.put(connection, since(connection, now));
        }
      }
    }
    unfinished.entrySet().stream()
        .filter(one -> now - one.getValue().since() > Duration.ofSeconds(SECONDS).toNanos())
        .forEach(one -> one.getKey().closeSilently());
    seen = unfinished;
  }

  private Seen since(NIOConnection connection, long now) {
    long request = Exchange.of(connection).number();
    Seen before = seen.get(connection);
    return before != null && before.request() == request ? before : new Seen(request, now);
  }
}
