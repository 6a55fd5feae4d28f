package dev.plinth.server.stop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/**
 * Signal handler for SIGTERM, SIGINT and SIGHUP: the first signal stops the server gracefully, with
 * exit code 0; a second one ends the process at once, with exit code 1.
 *
 * <p>Java's only API for signals is {@code sun.misc.Signal} in the module {@code jdk.unsupported}.
 * It is called by reflection, because its compiler warning cannot be suppressed and warnings fail
 * the build.
 */
public final class StopSignals {

  private static final Logger LOG = System.getLogger(StopSignals.class.getName());

  // Some programs, such as timeout(1), signal a process and then its group: count both as one.
  private static final long DUPLICATE_NANOS = Duration.ofMillis(200).toNanos();

  private final Runnable stop;
  private Long firstAt;

  /**
   * @param stop runs before the server shuts down, in a thread of its own
   */
  public StopSignals(Runnable stop) {
    this.stop = stop;
  }

  /** Installs the handler. A failure is logged. */
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
      // The server's own shutdown still waits for requests in flight; only the exit code differs.
      LOG.log(Level.WARNING, "This Java runtime does not support signal handlers", e);
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
    return System.nanoTime() - firstAt > DUPLICATE_NANOS;
  }
}
