package dev.plinth.server.connection;

import dev.plinth.server.metrics.RequestTimes;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;

/**
 * Whether a connection has a request that isn't answered yet. There is one object for the life of a
 * connection: a request costs two volatile writes, and what a client leaves behind when it goes
 * away goes with its connection, so that there is no count that could become wrong.
 */
public final class ConnectionState implements Consumer<String> {

  private static final Attribute<ConnectionState> OF_CONNECTION =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          ConnectionState.class.getName(), ConnectionState::new);

  private volatile boolean open;
  private volatile boolean last;

  // Of the request in hand; written before and read after what is volatile.
  private long begunAt;
  private String route;

  private ConnectionState() {}

  static ConnectionState of(Connection<?> connection) {
    return OF_CONNECTION.get(connection);
  }

  /** Whether the connection has a request that was begun, by as little as a byte. */
  public static boolean isUnanswered(Connection<?> connection) {
    return of(connection).open || isBeingRead(connection);
  }

  /** Whether the connection has a request that was begun and isn't all there. */
  static boolean isBeingRead(Connection<?> connection) {
    return MessageFilter.isReading(connection);
  }

  /** Another number for each request of the connection whose head is there. */
  long number() {
    return begunAt;
  }

  /**
   * Notes that a request, or a further part of it, was read.
   *
   * @return whether the request is a new one
   */
  boolean begin() {
    boolean isNew = !open;
    if (isNew) {
      begunAt = System.nanoTime();
      route = RequestTimes.NO_ROUTE;
      open = true;
    }
    return isNew;
  }

  /** Notes which route of the service the request takes, by its template. */
  @Override
  public void accept(String template) {
    route = template;
    TraceIds.keep();
  }

  String route() {
    return route;
  }

  /**
   * Notes that the request is answered.
   *
   * @return how long it took, in nanoseconds; negative if it was answered before
   */
  long end() {
    long taken = open ? System.nanoTime() - begunAt : -1;
    open = false;
    return taken;
  }

  /** Notes that the connection ends with this answer. */
  void isTheLast() {
    last = true;
  }

  boolean isLast() {
    return last;
  }
}
