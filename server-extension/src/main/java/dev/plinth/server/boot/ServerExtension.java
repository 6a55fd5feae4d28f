package dev.plinth.server.boot;

import dev.plinth.server.connection.Listener;
import dev.plinth.server.internal.ServerInternals;
import dev.plinth.server.problem.ProblemValve;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Boots the library. The boot commands name it as the error report valve of each virtual server.
 * The server creates these once all network listeners are open, and the first one boots the
 * library. On Payara Micro, {@link ExtensionIoStrategy} accepts no connection until then.
 */
public final class ServerExtension extends ProblemValve {

  private static final Logger LOG = System.getLogger(ServerExtension.class.getName());
  private static volatile boolean booted;

  /** Called by the server, by name, in the thread that starts the server. */
  public ServerExtension() {
    boot();
  }

  @Override
  public String getInfo() {
    return ServerExtension.class.getName();
  }

  /** Whether the library has booted. */
  static boolean hasBooted() {
    return booted;
  }

  private static synchronized void boot() {
    if (booted) {
      return;
    }
    try {
      ServerInternals.verify();
    } catch (IllegalStateException e) {
      LOG.log(Level.ERROR, e.getMessage());
      // In another thread, because the server's shutdown waits for this one.
      new Thread(() -> System.exit(1), "plinth-exit").start();
      return;
    }
    new ServerEvents().start(Listener.all());
    booted = true;
  }
}
