package dev.plinth.server.connection;

import dev.plinth.server.drain.ServerState;
import dev.plinth.server.headers.HeadersFilter;
import dev.plinth.server.metrics.OverloadRejections;
import dev.plinth.server.problem.EarlyResponse;
import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;

/**
 * Load shedding: while requests arrive faster than they are answered, refuses those that have
 * waited too long for a thread, before they cost more than their heads. So the others are answered
 * in time. A request for health is always answered.
 */
public final class OverloadFilter extends BaseFilter {

  private static final String HEALTH = "/health";

  private final StandingQueue queue = new StandingQueue();
  private final Listener listener;
  private final ServerState server;
  private final HeadersFilter headers;

  /**
   * @param listener the listener that receives the requests
   * @param server whether the server is draining
   * @param headers adds the headers of each response
   */
  public OverloadFilter(Listener listener, ServerState server, HeadersFilter headers) {
    this.listener = listener;
    this.server = server;
    this.headers = headers;
    OverloadRejections.export(listener.virtualServer());
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    return context.getMessage() instanceof HttpContent content
            && content.getHttpHeader() instanceof HttpRequestPacket request
            && !request.getResponse().isCommitted()
            && waitedTooLong(ConnectionState.of(context.getConnection()).waited())
            && !request.getRequestURI().startsWith(HEALTH)
        ? refuse(context, content, request)
        : context.getInvokeAction();
  }

  /** A request that waits for its own client instead says nothing about the queue. */
  private boolean waitedTooLong(long waited) {
    return waited > 0 && queue.refuses(waited, System.nanoTime());
  }

  private NextAction refuse(
      FilterChainContext context, HttpContent content, HttpRequestPacket request)
      throws IOException {
    OverloadRejections.record(listener.virtualServer());
    boolean hasPages = listener.belongsToService();
    if (content.isLast() && staysOpen(request)) {
      headers.addHeaders(request.getResponse());
      return EarlyResponse.overloadedButOpen(context, content, request.getResponse(), hasPages);
    }
    return EarlyResponse.overloaded(context, content, request.getResponse(), hasPages);
  }

  /** A new connection, by TLS even more so, costs more than the refused request. */
  private boolean staysOpen(HttpRequestPacket request) {
    return request.getProcessingState().isKeepAlive()
        && request.getProtocol() == Protocol.HTTP_1_1
        && request.getMethod() != Method.HEAD
        && !server.isDraining();
  }
}
