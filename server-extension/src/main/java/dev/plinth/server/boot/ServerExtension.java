package dev.plinth.server.boot;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.internal.ServerInternals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;

/**
 * Boots the library. The boot commands register it as a lifecycle listener of each virtual server
 * ({@code listener_boot}). The first virtual server that starts after all network listeners are
 * open boots the library. Until then {@link ExtensionIoStrategy} accepts no connection.
 */
public final class ServerExtension implements LifecycleListener {

  private static final Logger LOG = System.getLogger(ServerExtension.class.getName());
  private static boolean booted;

  @Override
  public void lifecycleEvent(LifecycleEvent event) {
    boot();
  }

  /**
   * Boots the library unless it has booted.
   *
   * @return whether it has booted; false while the server has not opened all its listeners
   */
  static synchronized boolean boot() {
    if (!booted) {
      booted = start();
    }
    return booted;
  }

  private static boolean start() {
    List<Listener> listeners;
    try {
      listeners = Listener.all();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The server has not opened its listeners yet", e);
      return false;
    }
    try {
      ServerInternals.verify();
    } catch (IllegalStateException e) {
      LOG.log(Level.ERROR, e.getMessage());
      // In another thread, because the server's shutdown waits for this one.
      new Thread(() -> System.exit(1), "plinth-exit").start();
      return false;
    }
    new ServerEvents().start(listeners);
    return true;
  }
}
