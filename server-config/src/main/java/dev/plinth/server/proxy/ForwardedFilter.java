package dev.plinth.server.proxy;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/** Gives a request that comes through a trusted proxy the address of its client. */
public final class ForwardedFilter extends BaseFilter {

  private final Proxies proxies;

  /**
   * @param proxies whom to believe
   */
  public ForwardedFilter(Proxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      String forwarded = all(request);
      if (forwarded != null) {
        String peer = request.getRemoteAddress();
        request.remoteAddr().setString(proxies.client(peer, forwarded));
      }
    }
    return context.getInvokeAction();
  }

  /** A field that is there several times is one list (RFC 9110, section 5.3). */
  private static String all(HttpRequestPacket request) {
    if (request.getHeader("X-Forwarded-For") == null) {
      return null;
    }
    return String.join(",", request.getHeaders().values("X-Forwarded-For"));
  }
}
