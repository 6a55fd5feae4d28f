package dev.plinth.server.connection;

import dev.plinth.server.drain.ServerState;
import dev.plinth.server.metrics.RequestTimes;
import dev.plinth.server.problem.EarlyResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Notes on each connection when a request begins and when its answer is written, and how long that
 * took. While the server is draining, each answer is the last one of its connection and says so
 * ({@code Connection: close}, RFC 9112, section 9.6), so that no client sends a request that nobody
 * would read.
 */
public final class ConnectionStateFilter extends BaseFilter {

  private static final Logger LOG = System.getLogger(ConnectionStateFilter.class.getName());

  /** The attribute with a consumer, which a service tells the route that the request takes. */
  private static final String ROUTE = "dev.plinth.route";

  private final Listener listener;
  private final ServerState server;
  private final ServiceGate gate;

  /**
   * @param listener whose requests these are
   * @param gate refuses requests while it is closed
   */
  public ConnectionStateFilter(Listener listener, ServerState server, ServiceGate gate) {
    this.listener = listener;
    this.server = server;
    this.gate = gate;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    // Once an answer is under way, what still comes is the rest of a request that was begun before.
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      ConnectionState exchange = ConnectionState.of(context.getConnection());
      if (exchange.isLast()) {
        // Sent before the client could read that there is no more answer: it must not be acted on.
        content.recycle();
        return context.getStopAction();
      }
      // In this order: who closes the gate first and then looks for requests misses none.
      if (exchange.begin()) {
        TraceIds.forget();
        request.setAttribute(ROUTE, exchange);
        if (gate.isClosed()) {
          return EarlyResponse.send(
              context, content, request.getResponse(), HttpStatus.SERVICE_UNAVAILABLE_503);
        }
      }
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (server.isDraining() && HttpPacket.isHttp(context.getMessage())) {
      HttpPacket packet = context.getMessage();
      if (packet.getHttpHeader() instanceof HttpResponsePacket response
          && !response.isCommitted()
          && !response.isAcknowledgement()) {
        response.getProcessingState().setKeepAlive(false);
        ConnectionState.of(context.getConnection()).isTheLast();
      }
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (event.type() == HttpEvents.ResponseCompleteEvent.TYPE) {
      ConnectionState exchange = ConnectionState.of(context.getConnection());
      long nanos = exchange.end();
      if (nanos >= 0 && listener.isOfAService()) {
        note(HttpContext.get(context).getRequest(), exchange.route(), nanos);
      }
      TraceIds.forget();
    }
    return context.getInvokeAction();
  }

  private void note(HttpRequestPacket request, String route, long nanos) {
    if (LOG.isLoggable(Level.DEBUG)) {
      LOG.log(
          Level.DEBUG,
          "{0} {1} {2}: {3} after {4} ms",
          listener.virtualServer(),
          request.getMethod(),
          route,
          request.getResponse().getStatus(),
          nanos / 1_000_000);
    }
    RequestTimes.note(
        listener.virtualServer(),
        route,
        request.getMethod().getMethodString(),
        request.getResponse().getStatus(),
        nanos);
  }
}
