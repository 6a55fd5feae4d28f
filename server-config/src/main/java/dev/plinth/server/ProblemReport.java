package dev.plinth.server;

import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * The problem document (RFC 9457) of an error that the server answers before any service is
 * reached.
 */
final class ProblemReport {

  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemReport() {}

  /** The document for a status; it tells nothing but the status and its standard name. */
  static String of(int status) {
    return "{\"type\":\"about:blank\",\"title\":\""
        + title(status)
        + "\",\"status\":"
        + status
        + "}";
  }

  /** The standard name of a status, whatever reason the server gave. */
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
