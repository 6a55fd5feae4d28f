package dev.plinth.server.boot;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.internal.ServerInternals;
import dev.plinth.server.problem.ProblemValve;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Boots the library. The boot commands name it as the error report valve of each virtual server.
 * The first one that is created after all network listeners are open boots the library. On Payara
 * Micro, {@link ExtensionIoStrategy} accepts no connection until then.
 */
public final class ServerExtension extends ProblemValve {

  private static final Logger LOG = System.getLogger(ServerExtension.class.getName());
  private static boolean booted;

  /** Called by the server, by name. */
  public ServerExtension() {
    boot();
  }

  @Override
  public String getInfo() {
    return ServerExtension.class.getName();
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
