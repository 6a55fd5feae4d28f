package dev.plinth.server.problem;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Gives each error that leaves without a body, or as the server's HTML page, a problem document.
 */
public final class ProblemFilter extends BaseFilter {

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_ALLOWED = 405;
  private static final String CHALLENGE = "WWW-Authenticate";

  private final String methods;

  /**
   * @param methods that there are on the listener, as a value of {@code Allow}
   */
  public ProblemFilter(String methods) {
    this.methods = methods;
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
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

  private void report(FilterChainContext context, HttpPacket packet, HttpResponsePacket response) {
    RejectionFilter.pass(context);
    response.setReasonPhrase(ProblemReport.title(response.getStatus()));
    if (response.getStatus() == NOT_ALLOWED && response.getRequest().getMethod() == Method.TRACE) {
      allow(response);
    }
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

  /** The server refuses TRACE before it knows the resource, and names some methods only. */
  private void allow(HttpResponsePacket response) {
    open(response);
    response.setHeader(Header.Allow, methods);
  }

  /** The server refuses a token that is not valid, and doesn't say so (RFC 6750, section 3). */
  private static void challenge(HttpResponsePacket response) {
    open(response);
    response.setHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
  }

  /**
   * The server has closed the headers by now, and takes what is added for trailers; a copy is open
   * again.
   */
  private static void open(HttpResponsePacket response) {
    MimeHeaders headers = new MimeHeaders();
    headers.copyFrom(response.getHeaders());
    response.getHeaders().clear();
    response.getHeaders().copyFrom(headers);
  }

  /** The server's own pages are HTML; no service answers with any. */
  private static boolean isHtml(HttpResponsePacket response) {
    String type = response.getContentType();
    return type != null && type.startsWith("text/html");
  }
}
