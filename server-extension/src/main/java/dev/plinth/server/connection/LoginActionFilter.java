package dev.plinth.server.connection;

import dev.plinth.server.problem.EarlyResponse;
import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Answers 404 for the action of a login form (Jakarta Servlet 6.0, section 13.6.3). There is no
 * such form, but the server authenticates at every path that ends like this, by its default, which
 * is Basic.
 */
public final class LoginActionFilter extends BaseFilter {

  private static final String ACTION = "j_security_check";

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    return context.getMessage() instanceof HttpContent content
            && content.getHttpHeader() instanceof HttpRequestPacket request
            && isAction(request.getRequestURI())
        ? EarlyResponse.send(context, content, request.getResponse(), HttpStatus.NOT_FOUND_404)
        : context.getInvokeAction();
  }

  /** Whether the last segment of a path, without its parameters, is the action. */
  private static boolean isAction(String path) {
    String segment = path.substring(path.lastIndexOf('/') + 1);
    return segment.equals(ACTION) || segment.startsWith(ACTION + ";");
  }
}
