package dev.plinth.server.connection;

import dev.plinth.server.connection.TaskLimiter.Task;
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
 * Backpressure: a client that does not read its responses holds no thread of the service. What it
 * does not read waits in the connection's write queue. The next request of the connection is passed
 * on only when the previous response is written, so the queue contains at most one response.
 * Pipelined requests (RFC 9112, section 9.3.2) go through a {@link TaskLimiter}, so that other
 * clients still find a thread.
 */
public final class BackpressureFilter extends BaseFilter {

  /** Bytes per connection that the operating system buffers; what exceeds them is queued. */
  private static final int SEND_BUFFER = 128 * 1024;

  private static final Attribute<Task> TASK =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(BackpressureFilter.class.getName());

  private final TaskLimiter limiter;

  /**
   * @param limiter limits the pipelined requests of the service that run at the same time
   */
  public BackpressureFilter(TaskLimiter limiter) {
    this.limiter = limiter;
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
      // The codec has already answered 400, and reading the content would throw.
      return context.getStopAction();
    }
    NIOConnection connection = connection(context);
    if (!isRequest(context) || TASK.isSet(connection)) {
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
      Pipelining.copyBody(context);
    }
    // What it waits for from now on is its own client.
    ThreadWait.of(connection).take();
    context.suspend();
    NextAction suspended = context.getSuspendAction();
    if (isWritten) {
      submitTask(context);
    } else {
      awaitWritten(context);
    }
    return suspended;
  }

  /**
   * Whether this is a request, not the rest of one whose response has begun; that rest is
   * discarded.
   */
  private static boolean isRequest(FilterChainContext context) {
    return context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted();
  }

  /** An empty write completes when all earlier writes have completed. */
  private void awaitWritten(FilterChainContext context) {
    NIOConnection connection = connection(context);
    ((TCPNIOTransport) connection.getTransport())
        .getAsyncQueueIO()
        .getWriter()
        .write(connection, Buffers.EMPTY_BUFFER, new ResumeWhenWritten(context));
  }

  /** A failed write ends the connection, so there is nothing to do then. */
  private final class ResumeWhenWritten
      extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {

    private final FilterChainContext context;

    private ResumeWhenWritten(FilterChainContext context) {
      this.context = context;
    }

    @Override
    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
      submitTask(context);
    }
  }

  private void submitTask(FilterChainContext context) {
    Task task = limiter.task(() -> start(context));
    TASK.set(context.getConnection(), task);
    task.submit();
  }

  private static boolean start(FilterChainContext context) {
    NIOConnection connection = connection(context);
    try {
      connection.getTransport().getWorkerThreadPool().execute(() -> resume(context));
      return true;
    } catch (RejectedExecutionException e) {
      TASK.remove(connection);
      connection.terminateSilently();
      return false;
    }
  }

  /** The requests of a disconnected client stay queued, and are dropped with its connection. */
  private static void resume(FilterChainContext context) {
    if (context.getConnection().isOpen()) {
      context.resume(context.getInvokeAction());
    } else {
      completeTask(context);
    }
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (HttpPacket.isHttp(context.getMessage())
        && context.getMessage() instanceof HttpContent content
        && content.isLast()) {
      completeTask(context);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    completeTask(context);
    return context.getInvokeAction();
  }

  private static void completeTask(FilterChainContext context) {
    Task task = TASK.remove(context.getConnection());
    if (task != null) {
      task.complete();
    }
  }

  private static NIOConnection connection(FilterChainContext context) {
    return (NIOConnection) context.getConnection();
  }
}
