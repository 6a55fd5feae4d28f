package dev.plinth.server.connection;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Hands a request on once its body is there, so that no thread of a service waits for a client: a
 * thousand clients that send a byte now and then cost memory, and nothing else. Of a body that is
 * longer than any service takes it hands on the beginning, which is enough to refuse it.
 */
public final class BodyFilter extends BaseFilter {

  /** A byte more than services read. */
  static final int MOST = 64 * 1024 + 1;

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()
        && hasBody(request)
        && !content.isLast()
        && content.getContent().remaining() < MOST) {
      return context.getStopAction(content);
    }
    return context.getInvokeAction();
  }

  /** RFC 9112, section 6.3. */
  private static boolean hasBody(HttpRequestPacket request) {
    return request.isChunked() || request.getContentLength() > 0;
  }
}
