package dev.plinth.rest.responsecache;

import dev.plinth.rest.conditional.CacheStatus;
import dev.plinth.rest.conditional.Preconditions;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.HeldEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * A response that may be repeated.
 *
 * @param route the route that sent it
 * @param tag its entity tag, without quotes
 * @param fields its fields, in their order
 * @param body its body; must not be changed
 * @param entry the entry that it was made from
 */
record CachedResponse(String route, String tag, List<Field> fields, byte[] body, HeldEntry entry) {

  /** A field with the values of its lines. */
  record Field(String name, List<String> values) {

    private boolean describesBody() {
      return name.equals(HttpHeaders.CONTENT_TYPE)
          || name.equals(HttpHeaders.CONTENT_LENGTH)
          || name.equals(HttpHeaders.CONTENT_ENCODING);
    }
  }

  /**
   * Returns whether the client already has this response.
   *
   * @throws ProblemException if a precondition is malformed or false
   */
  boolean isKnownTo(HttpServletRequest request) {
    return new Preconditions(name -> Collections.list(request.getHeaders(name))).isKnown(tag);
  }

  /**
   * Sends this response.
   *
   * @param isKnown whether to send 304 instead (RFC 9110, section 15.4.5)
   * @param now the outcome of the read that it answers
   */
  void send(boolean isKnown, CacheOutcome now, HttpServletResponse response) throws IOException {
    for (Field field : fields) {
      if (!isKnown || !field.describesBody()) {
        send(field, now, response);
      }
    }
    if (isKnown) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      // Otherwise the server would send a large body in chunks, unlike the resource.
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  private static void send(Field field, CacheOutcome now, HttpServletResponse response) {
    switch (field.name()) {
      case "Age" -> response.setHeader("Age", Long.toString(now.age().toSeconds()));
      case "Cache-Status" -> response.setHeader("Cache-Status", CacheStatus.of(now));
      default -> {
        // The first line replaces the default that the server extension has set.
        response.setHeader(field.name(), field.values().get(0));
        field.values().stream().skip(1).forEach(it -> response.addHeader(field.name(), it));
      }
    }
  }
}
