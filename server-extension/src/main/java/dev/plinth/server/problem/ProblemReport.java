package dev.plinth.server.problem;

import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * The problem document (RFC 9457) of an error that the server answers before any service is
 * reached.
 */
final class ProblemReport {

  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemReport() {}

  /** The document for a status, with the detail that it has by default. */
  static String of(int status) {
    return of(status, detail(status));
  }

  /**
   * The document for a status.
   *
   * @param detail what is wrong; no character of it needs an escape in JSON
   */
  static String of(int status, String detail) {
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(title(status), status, detail);
  }

  /** What there is to say of a status where nothing more is known. */
  static String detail(int status) {
    return switch (status) {
      case 400 -> "The request is not valid.";
      case 401 -> "This needs a valid access token in the header Authorization.";
      case 403 -> "You may not do this.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not support the method; see Allow.";
      case 406 -> "The answer has no media type that the header Accept allows.";
      case 408 -> "The request took too long to arrive.";
      case 413 -> "The request body is too large.";
      case 415 -> "The request body has a media type that is not supported.";
      case 416 -> "The range is beyond the end.";
      case 501 -> "The request needs something that this server does not have.";
      case 503 -> "The server can't answer at the moment; try again later.";
      default -> "The request can't be answered.";
    };
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
