package dev.plinth.server.boot;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.internal.ServerInternals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;

/**
 * Boots this library. The boot commands name it as a listener of each virtual server ({@code
 * listener_boot}); the first virtual server that starts after all listeners are open boots it.
 * Until then {@link ExtensionIoStrategy} accepts no connection.
 */
public final class ServerExtension implements LifecycleListener {

  private static final Logger LOG = System.getLogger(ServerExtension.class.getName());
  private static boolean booted;

  @Override
  public void lifecycleEvent(LifecycleEvent event) {
    boot();
  }

  /**
   * Boots the library, unless it is booted.
   *
   * @return whether it is; false while the server has not opened all its listeners
   */
  static synchronized boolean boot() {
    if (!booted) {
      booted = begin();
    }
    return booted;
  }

  private static boolean begin() {
    List<Listener> listeners;
    try {
      listeners = Listener.all();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The server has not opened its listeners", e);
      return false;
    }
    try {
      ServerInternals.verify();
    } catch (IllegalStateException e) {
      LOG.log(Level.ERROR, e.getMessage());
      // Not in this thread, which the server's own shutdown would wait for.
      new Thread(() -> System.exit(1), "plinth-exit").start();
      return false;
    }
    new ServerEvents().begin(listeners);
    return true;
  }
}
