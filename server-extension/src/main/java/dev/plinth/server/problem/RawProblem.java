package dev.plinth.server.problem;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.util.FastHttpDateFormat;

/**
 * An answer with a problem document, in bytes: for requests that go no further than to the HTTP
 * codec. It ends the connection, so its body can't be taken for the next answer even if the request
 * was a HEAD.
 */
public final class RawProblem {

  private static final int UNAUTHORIZED = 401;

  private RawProblem() {}

  /** Returns the answer with a status and the detail that it has by default. */
  public static byte[] of(int status) {
    return of(status, ProblemReport.detail(status));
  }

  /** Returns the answer with a status. */
  public static byte[] of(int status, String detail) {
    String body = ProblemReport.of(status, detail);
    String answer =
        ("HTTP/1.1 " + status + " " + ProblemReport.title(status) + "\r\n")
            + ("Date: " + FastHttpDateFormat.getCurrentDate() + "\r\n")
            + ("Content-Type: " + ProblemReport.MEDIA_TYPE + "\r\n")
            + ("Content-Length: " + body.length() + "\r\n")
            + (status == UNAUTHORIZED ? "WWW-Authenticate: Bearer\r\n" : "")
            + "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
            + "Connection: close\r\n\r\n"
            + body;
    return answer.getBytes(StandardCharsets.US_ASCII);
  }
}
