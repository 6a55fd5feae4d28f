package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.ProblemDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The bytes received on a connection, parsed as an HTTP/1.1 response.
 *
 * @param text the bytes as ISO 8859-1; empty if there was no answer
 * @param closed whether the server closed the connection
 */
public record RawAnswer(String text, boolean closed) {

  private static final String END_OF_HEAD = "\r\n\r\n";

  static RawAnswer of(byte[] bytes, boolean closed) {
    return new RawAnswer(new String(bytes, StandardCharsets.ISO_8859_1), closed);
  }

  /** Returns whether the server sent nothing at all. */
  public boolean isNone() {
    return text.isEmpty();
  }

  /** Returns the number of answers on the connection. */
  public int count() {
    return text.split("HTTP/1\\.[01] [0-9]{3} ", -1).length - 1;
  }

  /** Returns the status code. */
  public int status() {
    return Integer.parseInt(text.split(" ", 3)[1]);
  }

  /** Returns a header's value; empty if it is missing. */
  public String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head().stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse("");
  }

  private List<String> head() {
    return text.substring(0, text.indexOf(END_OF_HEAD)).lines().toList();
  }

  /** Returns the problem document that it must be, with this status. */
  public ProblemDocument problem(int status) {
    assertThat(status()).as(text).isEqualTo(status);
    assertThat(Stream.of("Server", "X-Powered-By").map(this::header)).containsOnly("");
    return ProblemDocument.of(header("Content-Type"), body(), status);
  }

  /** Returns everything after the head, up to the end of the connection. */
  public String body() {
    return text.substring(text.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
  }
}
