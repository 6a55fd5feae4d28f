package dev.plinth.server.connection;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;

/**
 * How long a connection whose bytes have arrived waits for a thread of its service. There is one
 * object per connection. Its fields need no lock: the selector thread hands the connection over to
 * one thread of the service, which returns it.
 */
public final class ThreadWait {

  private static final Attribute<ThreadWait> OF_CONNECTION =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          ThreadWait.class.getName(), ThreadWait::new);

  private boolean waiting;
  private long since;
  private long nanos;

  private ThreadWait() {}

  static ThreadWait of(Connection<?> connection) {
    return OF_CONNECTION.get(connection);
  }

  /** Marks that bytes have arrived. */
  public static void begin(Connection<?> connection) {
    ThreadWait wait = of(connection);
    wait.since = System.nanoTime();
    wait.waiting = true;
  }

  /** Marks that a thread reads them. A second call has no effect. */
  void end() {
    if (waiting) {
      nanos = System.nanoTime() - since;
      waiting = false;
    }
  }

  /**
   * Returns how long the last bytes waited, in nanoseconds; the first request in them has waited so
   * long. Returns 0 for a pipelined request, which waits for its predecessor instead.
   */
  long take() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }
}
