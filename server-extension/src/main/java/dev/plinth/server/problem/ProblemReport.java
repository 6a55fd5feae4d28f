package dev.plinth.server.problem;

import dev.plinth.server.tracing.CallerTrace;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Problem document (RFC 9457) of an error that occurs before a service is reached. */
final class ProblemReport {

  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemReport() {}

  /**
   * Returns the document for a status, with its default detail.
   *
   * @param traceparent the field of the request; null if it has none
   */
  static String of(int status, String traceparent) {
    return of(status, detail(status), traceparent);
  }

  /**
   * Returns the document for a status.
   *
   * @param detail what is wrong; must not contain a character that JSON escapes
   * @param traceparent the field of the request; null if it has none
   */
  static String of(int status, String detail, String traceparent) {
    return document("about:blank", title(status), status, detail, traceparent);
  }

  /**
   * Returns the document of a 503 because of too many requests, on a port whose service has the
   * page of this type.
   *
   * @param traceparent the field of the request; null if it has none
   */
  static String ofOverload(String traceparent) {
    return document("/problems/overloaded", "Overloaded", 503, detail(503), traceparent);
  }

  private static String document(
      String type, String title, int status, String detail, String traceparent) {
    String trace = CallerTrace.id(traceparent).map(",\"traceId\":\"%s\""::formatted).orElse("");
    return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"%s}"
        .formatted(type, title, status, detail, trace);
  }

  /** Returns the default detail of a status. */
  static String detail(int status) {
    return switch (status) {
      case 400 -> "The request is not valid.";
      case 401 -> "This needs a valid access token in the Authorization header.";
      case 403 -> "You may not do this.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not support the method; see Allow.";
      case 406 -> "The Accept header excludes the media type of the response.";
      case 408 -> "The request took too long to arrive.";
      case 413 -> "The request body is too large.";
      case 415 -> "The request body has a media type that is not supported.";
      case 416 -> "The range is beyond the end.";
      case 501 -> "The request needs a feature that this server does not support.";
      case 503 -> "The server can't answer at the moment; try again later.";
      default -> "The request can't be answered.";
    };
  }

  /** Returns the standard reason phrase of a status, regardless of the one the server uses. */
  static String title(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 416 -> "Range Not Satisfiable";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      default -> standardTitle(status);
    };
  }

  private static String standardTitle(int status) {
    HttpStatus known = HttpStatus.getHttpStatus(status);
    return known == null || known.getReasonPhrase() == null ? "Error" : known.getReasonPhrase();
  }
}
