package dev.plinth.server.connection;

import java.util.Set;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;

/**
 * Drops {@code Authorization} from token requests. They carry their credentials in the body, and a
 * client whose access token has expired often still sends it, which a service refuses on every
 * other path.
 */
public final class TokenRequestFilter extends BaseFilter {

  private static final Set<String> PATHS = Set.of("/tokens", "/tokens/refresh");

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && Method.POST.equals(request.getMethod())
        && PATHS.contains(request.getRequestURI())) {
      request.getHeaders().removeHeader(Header.Authorization);
    }
    return context.getInvokeAction();
  }
}
