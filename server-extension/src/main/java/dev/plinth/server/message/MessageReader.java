package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Request parser of one connection: reads its requests, and writes each in its canonical form. Used
 * by one thread at a time; only {@link #isReading} may be called by others.
 */
public final class MessageReader {

  /** Maximum bytes of the request line and headers. */
  private static final int MAX_HEAD = 16 * 1024;

  /** Empty lines that are ignored before a request line (RFC 9112, section 2.2). */
  private static final int MAX_EMPTY_LINES = 8;

  private LineReader lines = new LineReader(MAX_HEAD);
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
   * @param in bytes of the connection; what follows the request remains
   * @return the canonical form of what was read; empty while the head is incomplete
   * @throws BadMessage if the request is malformed; nothing more may be read from the connection
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
    lines = new LineReader(MAX_HEAD);
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
    if (++emptyLines > MAX_EMPTY_LINES) {
      throw BadMessage.syntax("Too many empty lines precede the request.");
    }
    lines = new LineReader(MAX_HEAD);
    reading = false;
  }

  /** Whether at least one byte of a request was read and the request is not complete. */
  public boolean isReading() {
    return reading;
  }

  /**
   * Returns the request whose client waits for 100 (Continue) after the last read; null if none
   * does.
   */
  public Expectation expectation() {
    return expectation;
  }

  /**
   * Returns the value of a header field of the current request, as far as it is read; null if there
   * is none.
   *
   * @param name the name in lower case
   */
  public String field(String name) {
    return head == null ? null : head.field(name);
  }

  /** Whether a request was malformed. */
  public boolean isBroken() {
    return broken;
  }
}
