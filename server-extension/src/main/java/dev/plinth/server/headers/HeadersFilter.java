package dev.plinth.server.headers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;
import org.glassfish.grizzly.http.util.Header;

/**
 * Adds the security and CORS headers to each response. The filter lies directly above the HTTP
 * codec, so it sees the responses of all other filters, but not what the codec itself rejects.
 */
public final class HeadersFilter extends BaseFilter {

  /** The name of the header with the policy of a page. */
  public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  private static final String DEFAULT_POLICY = contentSecurityPolicy(List.of());

  private static final String ONE_YEAR = "max-age=31536000";

  private final CorsPolicy cors;

  /**
   * @param cors the origins that may read the responses
   */
  public HeadersFilter(CorsPolicy cors) {
    this.cors = cors;
  }

  /**
   * Returns a policy that allows same-origin content only, and no page to embed this one in a
   * frame.
   *
   * @param origins other origins that the page's scripts may send requests to
   */
  public static String contentSecurityPolicy(List<String> origins) {
    return Stream.concat(
            Stream.of(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
            origins.stream())
        .collect(
            Collectors.joining(
                " ",
                "",
                "; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'"));
  }

  /** Sets defaults before the service responds, so that it can override them. */
  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      request.getResponse().setHeader(Header.CacheControl, "no-store");
      // RFC 9110, section 6.6.1.
      request.getResponse().setHeader("Date", FastHttpDateFormat.getCurrentDate());
      cors.addVary(request.getResponse());
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (HttpPacket.isHttp(context.getMessage())) {
      HttpPacket packet = context.getMessage();
      if (packet.getHttpHeader() instanceof HttpResponsePacket response
          && !response.isCommitted()
          && !response.isAcknowledgement()) {
        addHeaders(response);
      }
    }
    return context.getInvokeAction();
  }

  /** Adds the headers to a response that does not pass this filter. */
  public void addHeaders(HttpResponsePacket response) {
    addSecurityHeaders(response);
    cors.addHeaders(response);
  }

  private static void addSecurityHeaders(HttpResponsePacket response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    String type = response.getContentType();
    if (type != null
        && type.startsWith("text/html")
        && response.getHeader(CONTENT_SECURITY_POLICY) == null) {
      response.setHeader(CONTENT_SECURITY_POLICY, DEFAULT_POLICY);
    }
    // RFC 6797, section 7.2: over TLS only.
    if (response.getRequest().isSecure()) {
      response.setHeader("Strict-Transport-Security", ONE_YEAR);
    }
  }
}
