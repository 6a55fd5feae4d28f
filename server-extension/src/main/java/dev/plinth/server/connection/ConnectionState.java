package dev.plinth.server.connection;

import dev.plinth.server.metrics.RequestTimes;
import dev.plinth.server.tracing.TraceIds;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;

/**
 * State of a connection: whether it has a request in flight. There is one object per connection. A
 * request costs two volatile writes. When a client disconnects, its state goes with its connection,
 * so there is no counter that could drift.
 */
public final class ConnectionState implements Consumer<String> {

  private static final Attribute<ConnectionState> OF_CONNECTION =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          ConnectionState.class.getName(), ConnectionState::new);

  private volatile boolean open;
  private volatile boolean last;

  // Of the current request; written before a volatile write and read after a volatile read.
  private long begunAt;
  private long waited;
  private String route;

  private ConnectionState() {}

  /** Returns the state of a connection. */
  static ConnectionState of(Connection<?> connection) {
    return OF_CONNECTION.get(connection);
  }

  /** Whether the connection has an unanswered request, or the first byte of one. */
  public static boolean hasRequestInFlight(Connection<?> connection) {
    return of(connection).open || isReadingRequest(connection);
  }

  /** Whether the connection has a request that has begun and is not complete. */
  static boolean isReadingRequest(Connection<?> connection) {
    return MessageFilter.isReading(connection);
  }

  /** Returns a number that differs for each request of the connection, once its head is read. */
  long requestNumber() {
    return begunAt;
  }

  /**
   * Marks that a request, or a further part of it, was read.
   *
   * @param wait how long it waited for a thread
   * @return whether the request is new
   */
  boolean begin(ThreadWait wait) {
    boolean isNew = !open;
    if (isNew) {
      waited = wait.take();
      begunAt = System.nanoTime() - waited;
      route = RequestTimes.NO_ROUTE;
      open = true;
    }
    return isNew;
  }

  /** Returns how long the current request waited for a thread, in nanoseconds. */
  long waited() {
    return waited;
  }

  /** Sets the route that the service matched, as its path template. */
  @Override
  public void accept(String template) {
    route = template;
    TraceIds.capture();
  }

  /** Returns the route of the current request; {@link RequestTimes#NO_ROUTE} if none matched. */
  String route() {
    return route;
  }

  /**
   * Marks that the request is answered.
   *
   * @return how long it took, in nanoseconds; negative if it was already answered
   */
  long end() {
    long taken = open ? System.nanoTime() - begunAt : -1;
    open = false;
    return taken;
  }

  /** Marks that the connection closes after the current response. */
  void markLast() {
    last = true;
  }

  /** Whether the connection closes after the current response. */
  boolean isLast() {
    return last;
  }
}
