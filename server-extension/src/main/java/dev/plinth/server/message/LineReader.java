package dev.plinth.server.message;

import java.nio.ByteBuffer;

/**
 * Reads lines. Only CRLF ends one: RFC 9112, section 2.2, lets a server accept a bare LF, but then
 * a proxy before it may see other lines.
 */
final class LineReader {

  private final int limit;
  private final StringBuilder line = new StringBuilder();
  private int read;
  private boolean afterCr;

  /**
   * @param limit how many bytes all lines together may have
   */
  LineReader(int limit) {
    this.limit = limit;
  }

  /** Whether nothing was read since the end of the last line. */
  boolean isAtStart() {
    return line.length() == 0 && !afterCr;
  }

  /**
   * Returns the next line without its end, each byte as the character of the same number; null if
   * it is not complete yet.
   *
   * @throws BadMessage if it is too long or has a control character
   */
  String read(ByteBuffer in) throws BadMessage {
    while (in.hasRemaining()) {
      char c = (char) (in.get() & 0xFF);
      if (++read > limit) {
        throw BadMessage.syntax("The request line and headers exceed " + limit + " bytes.");
      }
      if (afterCr || c == '\n') {
        return end(c);
      }
      afterCr = c == '\r';
      if (!afterCr) {
        append(c);
      }
    }
    return null;
  }

  private String end(char c) throws BadMessage {
    if (!afterCr || c != '\n') {
      throw BadMessage.syntax("A line of the request does not end with CR and LF.");
    }
    afterCr = false;
    String text = line.toString();
    line.setLength(0);
    return text;
  }

  private void append(char c) throws BadMessage {
    if (c < ' ' && c != '\t' || c == 0x7F) {
      throw BadMessage.syntax("A line of the request has a control character.");
    }
    line.append(c);
  }
}
