package dev.plinth.server.connection;

import dev.plinth.server.drain.ServerState;
import dev.plinth.server.metrics.RequestTimes;
import dev.plinth.server.problem.EarlyResponse;
import dev.plinth.server.tracing.TraceIds;
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
 * Tracks when a request begins and when its response is written, and records how long that took.
 * Connection draining: while the server is draining, each response is the last of its connection
 * and says so ({@code Connection: close}, RFC 9112, section 9.6), so that the client does not send
 * a request that would not be read.
 */
public final class ConnectionStateFilter extends BaseFilter {

  private static final Logger LOG = System.getLogger(ConnectionStateFilter.class.getName());

  /** Request attribute that holds a consumer; the service passes it the route of the request. */
  private static final String ROUTE = "dev.plinth.route";

  private final Listener listener;
  private final ServerState server;
  private final ServiceGate gate;

  /**
   * @param listener the listener that receives the requests
   * @param server whether the server is draining
   * @param gate rejects requests while it is closed
   */
  public ConnectionStateFilter(Listener listener, ServerState server, ServiceGate gate) {
    this.listener = listener;
    this.server = server;
    this.gate = gate;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    // After the response has begun, what arrives is the rest of the same request.
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      ConnectionState state = ConnectionState.of(context.getConnection());
      if (state.isLast()) {
        // Sent before the client saw Connection: close. It must not be processed.
        content.recycle();
        return context.getStopAction();
      }
      // Begin before the gate is checked: closing the gate, then counting requests, misses none.
      if (state.begin(ThreadWait.of(context.getConnection()))) {
        TraceIds.begin(request);
        request.setAttribute(ROUTE, state);
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
        ConnectionState.of(context.getConnection()).markLast();
      }
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (event.type() == HttpEvents.ResponseCompleteEvent.TYPE) {
      ConnectionState state = ConnectionState.of(context.getConnection());
      long nanos = state.end();
      if (nanos >= 0 && listener.belongsToService()) {
        record(HttpContext.get(context).getRequest(), state.route(), nanos);
      }
      TraceIds.clear();
    }
    return context.getInvokeAction();
  }

  private void record(HttpRequestPacket request, String route, long nanos) {
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
    RequestTimes.record(
        listener.virtualServer(),
        route,
        request.getMethod().getMethodString(),
        request.getResponse().getStatus(),
        nanos);
  }
}
