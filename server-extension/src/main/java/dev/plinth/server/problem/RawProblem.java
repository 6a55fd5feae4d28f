package dev.plinth.server.problem;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;

/**
 * HTTP response with a problem document, as bytes, for requests that do not reach the HTTP codec.
 * It closes the connection, so even after a HEAD its body cannot be mistaken for the next response.
 */
public final class RawProblem {

  private static final int UNAUTHORIZED = 401;

  private RawProblem() {}

  /**
   * Returns the response for a status, with its default detail.
   *
   * @param traceparent the field of the request; null if it has none
   */
  public static byte[] of(int status, String traceparent) {
    return of(status, ProblemReport.detail(status), traceparent);
  }

  /**
   * Returns the response for a status.
   *
   * @param detail what is wrong; must not contain a character that JSON escapes
   * @param traceparent the field of the request; null if it has none
   */
  public static byte[] of(int status, String detail, String traceparent) {
    String body = ProblemReport.of(status, detail, traceparent);
    String response =
        ("HTTP/1.1 " + status + " " + ProblemReport.title(status) + "\r\n")
            + ("Date: " + FastHttpDateFormat.getCurrentDate() + "\r\n")
            + ("Content-Type: " + ProblemReport.MEDIA_TYPE + "\r\n")
            + ("Content-Length: " + body.length() + "\r\n")
            + (status == UNAUTHORIZED ? "WWW-Authenticate: Bearer\r\n" : "")
            + "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
            + "Connection: close\r\n\r\n"
            + body;
    return response.getBytes(StandardCharsets.US_ASCII);
  }
}
