package dev.plinth.server.connection;

import dev.plinth.server.connection.TaskLimiter.Turn;
import dev.plinth.server.internal.ServerInternals;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpBrokenContent;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * Keeps clients that do not read their responses from using the service's threads. What a client
 * does not read waits in the connection's write queue, and no thread waits with it. The next
 * request of a connection is handed on when the previous response is written, so the queue holds
 * one response. Requests that were sent before that (pipelining, RFC 9112, section 9.3.2) take
 * turns, so that others find a thread.
 */
public final class BackpressureFilter extends BaseFilter {

  /** How many bytes of a connection the operating system keeps, beyond which the queue begins. */
  private static final int SEND_BUFFER = 128 * 1024;

  private static final Attribute<Turn> TURN =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(BackpressureFilter.class.getName());

  private final TaskLimiter turns;

  /**
   * @param turns those of the service's pipelined requests
   */
  public BackpressureFilter(TaskLimiter turns) {
    this.turns = turns;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) throws IOException {
    NIOConnection connection = connection(context);
    connection.setMaxAsyncWriteQueueSize(AsyncQueueWriter.UNLIMITED_SIZE);
    ((SocketChannel) connection.getChannel())
        .setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpBrokenContent) {
      // The codec has answered 400 by now, and reading the content would throw.
      return context.getStopAction();
    }
    NIOConnection connection = connection(context);
    if (!isRequest(context) || TURN.isSet(connection)) {
      return context.getInvokeAction();
    }
    if (!connection.isOpen()) {
      return context.getSuspendAction();
    }
    boolean isWritten = connection.getAsyncWriteQueue().isEmpty();
    boolean hasNext = ServerInternals.hasUnparsedBytes(context);
    if (isWritten && !hasNext) {
      return context.getInvokeAction();
    }
    if (hasNext) {
      Pipelining.separate(context);
    }
    context.suspend();
    NextAction suspended = context.getSuspendAction();
    if (isWritten) {
      takeTurn(context);
    } else {
      awaitWritten(context);
    }
    return suspended;
  }

  /** Not what follows of a request whose response has begun: that is read and thrown away. */
  private static boolean isRequest(FilterChainContext context) {
    return context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted();
  }

  /** A write of nothing completes when all writes before it are complete. */
  private void awaitWritten(FilterChainContext context) {
    NIOConnection connection = connection(context);
    ((TCPNIOTransport) connection.getTransport())
        .getAsyncQueueIO()
        .getWriter()
        .write(connection, Buffers.EMPTY_BUFFER, new Written(context));
  }

  /** The failure of the write is the end of the connection, and there is nothing left to do. */
  private final class Written
      extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {

    private final FilterChainContext context;

    private Written(FilterChainContext context) {
      this.context = context;
    }

    @Override
    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
      takeTurn(context);
    }
  }

  private void takeTurn(FilterChainContext context) {
    Turn turn = turns.turn(() -> start(context));
    TURN.set(context.getConnection(), turn);
    turn.take();
  }

  private static boolean start(FilterChainContext context) {
    NIOConnection connection = connection(context);
    try {
      connection.getTransport().getWorkerThreadPool().execute(() -> resume(context));
      return true;
    } catch (RejectedExecutionException e) {
      TURN.remove(connection);
      connection.terminateSilently();
      return false;
    }
  }

  /** The requests of a client that is gone stay where they are, and go with its connection. */
  private static void resume(FilterChainContext context) {
    if (context.getConnection().isOpen()) {
      context.resume(context.getInvokeAction());
    } else {
      endTurn(context);
    }
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (HttpPacket.isHttp(context.getMessage())
        && context.getMessage() instanceof HttpContent content
        && content.isLast()) {
      endTurn(context);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    endTurn(context);
    return context.getInvokeAction();
  }

  private static void endTurn(FilterChainContext context) {
    Turn turn = TURN.remove(context.getConnection());
    if (turn != null) {
      turn.end();
    }
  }

  private static NIOConnection connection(FilterChainContext context) {
    return (NIOConnection) context.getConnection();
  }
}
