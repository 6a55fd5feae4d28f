package dev.plinth.server.stop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/**
 * SIGTERM, SIGINT and SIGHUP: the first one stops the server in good order, with exit code 0; a
 * second one means that nobody wants to wait, and ends the process at once with exit code 1.
 *
 * <p>Java has no other API for signals than {@code sun.misc.Signal} of the module {@code
 * jdk.unsupported}. It is called by reflection, because the compiler's warning about it can't be
 * suppressed and warnings fail the build.
 */
public final class StopSignals {

  private static final Logger LOG = System.getLogger(StopSignals.class.getName());

  // Some, like timeout(1), signal a process and then its whole group: that is one wish, not two.
  private static final long SAME_NANOS = Duration.ofMillis(200).toNanos();

  private final Runnable stop;
  private Long firstAt;

  /**
   * @param stop what to do before the server is shut down; runs in a thread of its own
   */
  public StopSignals(Runnable stop) {
    this.stop = stop;
  }

  /** Listens to the signals from now on. */
  public void install() {
    InvocationHandler received =
        (proxy, method, arguments) -> {
          received();
          return null;
        };
    try {
      ClassLoader java = ClassLoader.getPlatformClassLoader();
      Class<?> signal = Class.forName("sun.misc.Signal", true, java);
      Class<?> handler = Class.forName("sun.misc.SignalHandler", true, java);
      Object proxy = Proxy.newProxyInstance(java, new Class<?>[] {handler}, received);
      for (String name : List.of("TERM", "INT", "HUP")) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException e) {
      // The server's own shutdown still sees to requests in flight; only the exit code is another.
      LOG.log(Level.WARNING, "Signals can't be handled on this Java", e);
    }
  }

  private void received() {
    if (isFirst()) {
      try {
        stop.run();
      } finally {
        System.exit(0);
      }
    } else if (isSecond()) {
      Runtime.getRuntime().halt(1);
    }
  }

  private synchronized boolean isFirst() {
    if (firstAt != null) {
      return false;
    }
    firstAt = System.nanoTime();
    return true;
  }

  private synchronized boolean isSecond() {
    return System.nanoTime() - firstAt > SAME_NANOS;
  }
}
