package dev.plinth.server.headers;

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
 * Adds the headers to each answer. It stands directly above the HTTP codec, so that it sees the
 * answers of all others; only what the codec itself turns down doesn't come by.
 */
public final class HeadersFilter extends BaseFilter {

  /** Nothing but what comes from the same place, and nobody may put the page into a frame. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String YEAR = "max-age=31536000";

  private final CorsPolicy origins;

  /**
   * @param origins who may read the answers
   */
  public HeadersFilter(CorsPolicy origins) {
    this.origins = origins;
  }

  /** Before a service answers, so that it can say otherwise; later these can't be set any more. */
  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().isCommitted()) {
      request.getResponse().setHeader(Header.CacheControl, "no-store");
      // RFC 9110, section 6.6.1.
      request.getResponse().setHeader("Date", FastHttpDateFormat.getCurrentDate());
      origins.vary(request.getResponse());
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
        protect(response);
        origins.share(response);
      }
    }
    return context.getInvokeAction();
  }

  private static void protect(HttpResponsePacket response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    String type = response.getContentType();
    if (type != null && type.startsWith("text/html")) {
      response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }
    // RFC 6797, section 7.2: over TLS only.
    if (response.getRequest().isSecure()) {
      response.setHeader("Strict-Transport-Security", YEAR);
    }
  }
}
