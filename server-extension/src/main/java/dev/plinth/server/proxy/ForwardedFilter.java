package dev.plinth.server.proxy;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.Header;

/**
 * Applies what trusted proxies report to a request: its client's address, and the scheme, host and
 * port that the client used, which the services write into {@code Location} and {@code Link}.
 */
public final class ForwardedFilter extends BaseFilter {

  private final TrustedProxies proxies;

  /**
   * @param proxies the proxies to trust
   */
  public ForwardedFilter(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()
        && proxies.isTrusted(request.getRemoteAddress())) {
      apply(Forwarding.of(proxies, request.getRemoteAddress(), request.getHeaders()), request);
    }
    return context.getInvokeAction();
  }

  private static void apply(Forwarding forwarding, HttpRequestPacket request) {
    if (forwarding.address() != null) {
      request.remoteAddr().setString(forwarding.address());
    }
    if (forwarding.scheme() != null) {
      request.setSecure(forwarding.scheme().equals("https"));
    }
    if (forwarding.authority() != null) {
      request.getHeaders().setValue(Header.Host).setString(forwarding.authority());
    }
  }
}
