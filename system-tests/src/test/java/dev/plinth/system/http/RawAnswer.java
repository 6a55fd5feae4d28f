package dev.plinth.system.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The bytes that came back on a connection, read as one answer of HTTP/1.1.
 *
 * @param text the bytes, each as the character of the same number; empty if there was no answer
 * @param closed whether the server closed the connection
 */
public record RawAnswer(String text, boolean closed) {

  private static final String END_OF_HEAD = "\r\n\r\n";

  static RawAnswer of(byte[] bytes, boolean closed) {
    return new RawAnswer(new String(bytes, StandardCharsets.ISO_8859_1), closed);
  }

  /** Whether the server said nothing at all. */
  public boolean isNone() {
    return text.isEmpty();
  }

  /** How many answers there were on the connection. */
  public int count() {
    return text.split("HTTP/1\\.[01] [0-9]{3} ", -1).length - 1;
  }

  /** The status of the status line. */
  public int status() {
    return Integer.parseInt(text.split(" ", 3)[1]);
  }

  /** A header's value, empty if it isn't there. */
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

  /** What follows the head, up to the end of the connection. */
  public String body() {
    return text.substring(text.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
  }
}
