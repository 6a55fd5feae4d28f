package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the requests of one connection, and writes each in its canonical form. */
public final class MessageReader {

  /** Bytes that a request line and the headers may have. */
  private static final int MOST_HEAD = 16 * 1024;

  /** Empty lines that are ignored before a request line (RFC 9112, section 2.2). */
  private static final int MOST_EMPTY_LINES = 8;

  private LineReader lines = new LineReader(MOST_HEAD);
  private int emptyLines;
  private MessageHead head;
  private BodyReader body;
  private boolean ended;
  private volatile boolean reading;
  private boolean broken;
  private Expectation expectation;

  /**
   * Reads up to the end of the current request or of the input.
   *
   * @return the request in its canonical form, as far as it was read just now
   * @throws BadMessage if it is not valid; nothing is to be read of the connection after that
   */
  public byte[] read(ByteBuffer in) throws BadMessage {
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.remaining());
    ended = false;
    expectation = null;
    try {
      while (in.hasRemaining() && !ended) {
        reading = true;
        ended = body == null ? readLine(in, out) : body.read(in, out);
      }
    } catch (BadMessage e) {
      broken = true;
      throw e;
    }
    if (ended) {
      reset();
    }
    return out.toByteArray();
  }

  private void reset() {
    lines = new LineReader(MOST_HEAD);
    emptyLines = 0;
    head = null;
    body = null;
    reading = false;
  }

  private boolean readLine(ByteBuffer in, ByteArrayOutputStream out) throws BadMessage {
    String line = lines.read(in);
    if (line == null) {
      return false;
    }
    if (!line.isEmpty()) {
      head = head == null ? new MessageHead() : head;
      head.add(line);
      return false;
    }
    if (head == null) {
      skipEmptyLine();
      return false;
    }
    body = head.end();
    out.writeBytes(head.text().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null && head.expectsContinue() && !in.hasRemaining()) {
      expectation = head.expectation(body.length());
    }
    return body == null;
  }

  private void skipEmptyLine() throws BadMessage {
    if (++emptyLines > MOST_EMPTY_LINES) {
      throw BadMessage.syntax("There are too many empty lines before the request.");
    }
    lines = new LineReader(MOST_HEAD);
    reading = false;
  }

  /** Whether a request has begun, by a byte or more, and is not complete. */
  public boolean isReading() {
    return reading;
  }

  /** Returns the request whose client now waits before it sends the body; null if none does. */
  public Expectation expectation() {
    return expectation;
  }

  /** Whether a request was not valid. */
  public boolean isBroken() {
    return broken;
  }
}
