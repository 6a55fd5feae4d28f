package dev.plinth.launcher.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signal handlers. Java's only API for signals is {@code sun.misc.Signal} of the module {@code
 * jdk.unsupported}. It is called by reflection, because the compiler's warning about it can't be
 * suppressed and warnings fail the build.
 */
final class Signals {

  private Signals() {}

  /**
   * Replaces the handler of a signal.
   *
   * @param name the signal's name without {@code SIG}
   */
  static void handle(String name, Runnable action) {
    InvocationHandler call =
        (proxy, method, arguments) -> {
          action.run();
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("signals can't be handled on this Java", e);
    }
  }
}
