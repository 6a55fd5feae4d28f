package dev.plinth.server;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Gives each error that leaves without a body, or as the server's HTML page, a problem document,
 * and turns down the requests that the server would otherwise answer with an empty 200 or misread.
 */
final class ProblemFilter extends BaseFilter {

  private static final int UNAUTHORIZED = HttpStatus.UNAUTHORIZED_401.getStatusCode();
  private static final String CHALLENGE = "WWW-Authenticate";

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      int status = RequestRules.check(request);
      if (status != RequestRules.FINE) {
        return Refusal.send(
            context, content, request.getResponse(), HttpStatus.getHttpStatus(status));
      }
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    if (HttpPacket.isHttp(context.getMessage())) {
      HttpPacket packet = context.getMessage();
      if (packet.getHttpHeader() instanceof HttpResponsePacket response
          && response.getStatus() >= 400
          && !response.isCommitted()) {
        report(context, packet, response);
      }
    }
    return context.getInvokeAction();
  }

  private static void report(
      FilterChainContext context, HttpPacket packet, HttpResponsePacket response) {
    RejectionFilter.pass(context);
    response.setReasonPhrase(ProblemReport.title(response.getStatus()));
    if (response.getStatus() == UNAUTHORIZED && !response.containsHeader(CHALLENGE)) {
      challenge(response);
    }
    if (response.getRequest().getMethod() == Method.HEAD) {
      response.setContentType(ProblemReport.MEDIA_TYPE);
    } else if (packet instanceof HttpContent content
        && content.isLast()
        && (!content.getContent().hasRemaining() || isHtml(response))) {
      context.setMessage(ProblemContent.of(context, response));
      content.recycle();
    }
  }

  /**
   * The server refuses a token that is no good, and doesn't say so (RFC 6750, section 3). It has
   * closed the headers by then, and takes what is added for trailers; a copy is open again.
   */
  private static void challenge(HttpResponsePacket response) {
    MimeHeaders headers = new MimeHeaders();
    headers.copyFrom(response.getHeaders());
    response.getHeaders().clear();
    response.getHeaders().copyFrom(headers);
    response.setHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
  }

  /** The server's own pages are HTML; no service answers with any. */
  private static boolean isHtml(HttpResponsePacket response) {
    String type = response.getContentType();
    return type != null && type.startsWith("text/html");
  }
}
