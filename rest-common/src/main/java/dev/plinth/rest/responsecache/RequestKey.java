package dev.plinth.rest.responsecache;

import dev.plinth.rest.access.Audience;
import dev.plinth.rest.conditional.Gzip;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;

/**
 * What the response to a cached read depends on, besides its entry.
 *
 * @param address the absolute address with its query, because links repeat it
 * @param accept the {@code Accept} field; null if there is none
 * @param isCodingAccepted whether a large body may be coded
 * @param audience the audience that the caller belongs to
 */
public record RequestKey(
    String address, String accept, boolean isCodingAccepted, Audience audience) {

  /** Whether the request is a plain read: a GET without a body or a field that describes one. */
  static boolean isPlainRead(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getHeader(HttpHeaders.CONTENT_TYPE) == null
        && request.getHeader("Transfer-Encoding") == null
        && request.getContentLengthLong() <= 0;
  }

  /** Returns the key of a plain read; empty if it repeats a field of the key. */
  static Optional<RequestKey> of(HttpServletRequest request, Audience audience) {
    Enumeration<String> accept = request.getHeaders(HttpHeaders.ACCEPT);
    String first = accept.hasMoreElements() ? accept.nextElement() : null;
    if (accept.hasMoreElements()) {
      return Optional.empty();
    }
    StringBuffer address = request.getRequestURL();
    if (request.getQueryString() != null) {
      address.append('?').append(request.getQueryString());
    }
    return Optional.of(new RequestKey(address.toString(), first, acceptsCoding(request), audience));
  }

  private static boolean acceptsCoding(HttpServletRequest request) {
    return request.getHeader(Gzip.FIELD) != null
        && Gzip.isAccepted(Collections.list(request.getHeaders(Gzip.FIELD)));
  }

  /** Returns about how many bytes the key takes. */
  int size() {
    return address.length() + (accept == null ? 0 : accept.length());
  }
}
