package dev.plinth.server.message;

import java.nio.ByteBuffer;

/**
 * Line reader. Only CRLF ends a line: RFC 9112, section 2.2, allows a server to accept a bare LF,
 * but then a proxy in front of it may see different lines.
 */
final class LineReader {

  private final int limit;
  private final StringBuilder line = new StringBuilder();
  private int read;
  private boolean afterCr;

  /**
   * @param limit maximum bytes of all lines together
   */
  LineReader(int limit) {
    this.limit = limit;
  }

  /**
   * Returns the next line without its CRLF, as ISO-8859-1; null if it is not complete yet.
   *
   * @throws BadMessage if the limit is exceeded or the line contains a control character
   */
  String read(ByteBuffer in) throws BadMessage {
    while (in.hasRemaining()) {
      char c = (char) (in.get() & 0xFF);
      if (++read > limit) {
        throw BadMessage.syntax("The request line and headers exceed " + limit + " bytes.");
      }
      if (afterCr || c == '\n') {
        return finishLine(c);
      }
      afterCr = c == '\r';
      if (!afterCr) {
        append(c);
      }
    }
    return null;
  }

  private String finishLine(char c) throws BadMessage {
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
      throw BadMessage.syntax("A line of the request contains a control character.");
    }
    line.append(c);
  }
}
