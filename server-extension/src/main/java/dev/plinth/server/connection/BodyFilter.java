package dev.plinth.server.connection;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Request buffering: passes a request on once its body is complete, so that no thread of a service
 * waits for a client. A thousand clients that send a byte now and then cost memory only. If a body
 * exceeds the limit of the services, its beginning is passed on, which is enough for the service to
 * reject it.
 */
public final class BodyFilter extends BaseFilter {

  /** One byte more than the services read. */
  static final int MAX_BYTES = 64 * 1024 + 1;

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()
        && hasBody(request)
        && !content.isLast()
        && content.getContent().remaining() < MAX_BYTES) {
      return context.getStopAction(content);
    }
    return context.getInvokeAction();
  }

  /** RFC 9112, section 6.3. */
  private static boolean hasBody(HttpRequestPacket request) {
    return request.isChunked() || request.getContentLength() > 0;
  }
}
