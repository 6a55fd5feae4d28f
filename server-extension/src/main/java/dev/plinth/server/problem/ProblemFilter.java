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
 * Replaces the body of an error response that is empty or the server's HTML by a problem document.
 */
public final class ProblemFilter extends BaseFilter {

  private static final int NOT_ALLOWED = 405;

  private final String allowedMethods;

  /**
   * @param allowedMethods the methods that the listener supports, as a value of {@code Allow}
   */
  public ProblemFilter(String allowedMethods) {
    this.allowedMethods = allowedMethods;
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (HttpPacket.isHttp(context.getMessage())) {
      HttpPacket packet = context.getMessage();
      if (packet.getHttpHeader() instanceof HttpResponsePacket response
          && response.getStatus() >= 400
          && !response.isCommitted()) {
        addProblem(context, packet, response);
      }
    }
    return context.getInvokeAction();
  }

  private void addProblem(
      FilterChainContext context, HttpPacket packet, HttpResponsePacket response) {
    RejectionFilter.exempt(context);
    response.setReasonPhrase(ProblemReport.title(response.getStatus()));
    if (response.getStatus() == NOT_ALLOWED && response.getRequest().getMethod() == Method.TRACE) {
      addAllow(response);
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
   * The server rejects TRACE before it knows the resource, and lists some methods only. It has
   * already closed the headers, and would treat added fields as trailers, so a copy replaces them.
   */
  private void addAllow(HttpResponsePacket response) {
    MimeHeaders headers = new MimeHeaders();
    headers.copyFrom(response.getHeaders());
    response.getHeaders().clear();
    response.getHeaders().copyFrom(headers);
    response.setHeader(Header.Allow, allowedMethods);
  }

  /** Only the server's own pages are HTML; no service responds with it. */
  private static boolean isHtml(HttpResponsePacket response) {
    String type = response.getContentType();
    return type != null && type.startsWith("text/html");
  }
}
