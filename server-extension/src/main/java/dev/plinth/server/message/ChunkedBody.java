package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Chunked body (RFC 9112, section 7.1). The output has neither chunk extensions nor trailers,
 * because none of them has a meaning here.
 */
final class ChunkedBody implements BodyReader {

  /** Maximum bytes of chunk extensions, and of trailer lines. */
  private static final int MAX_LINES = 16 * 1024;

  private static final int MAX_DIGITS = 7;

  private enum State {
    SIZE,
    DATA,
    END_OF_DATA,
    TRAILERS
  }

  private State state = State.SIZE;
  private LineReader lines = new LineReader(MAX_LINES);
  private int extensions;
  private int remaining;

  @Override
  public boolean read(ByteBuffer in, ByteArrayOutputStream out) throws BadMessage {
    while (in.hasRemaining()) {
      if (state == State.DATA) {
        readData(in, out);
        continue;
      }
      String line = lines.read(in);
      if (line == null) {
        return false;
      }
      if (state == State.TRAILERS && line.isEmpty()) {
        write("0\r\n\r\n", out);
        return true;
      }
      readLine(line, out);
    }
    return false;
  }

  private void readLine(String line, ByteArrayOutputStream out) throws BadMessage {
    switch (state) {
      case SIZE -> beginChunk(line, out);
      case END_OF_DATA -> {
        if (!line.isEmpty()) {
          throw BadMessage.syntax("A chunk is longer than its size says.");
        }
        write("\r\n", out);
        state = State.SIZE;
        lines = new LineReader(MAX_LINES);
      }
      default -> HeaderField.of(line);
    }
  }

  private void beginChunk(String line, ByteArrayOutputStream out) throws BadMessage {
    int semicolon = line.indexOf(';');
    String size = semicolon < 0 ? line : line.substring(0, semicolon).stripTrailing();
    extensions += line.length() - size.length();
    if (extensions > MAX_LINES) {
      throw BadMessage.syntax("The chunk extensions exceed " + MAX_LINES + " bytes.");
    }
    remaining = size(size);
    if (remaining == 0) {
      state = State.TRAILERS;
    } else {
      state = State.DATA;
      write(Integer.toHexString(remaining) + "\r\n", out);
    }
  }

  private static int size(String text) throws BadMessage {
    boolean isNumber =
        !text.isEmpty() && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    String digits = isNumber ? text.replaceFirst("^0+", "") : "";
    if (!isNumber || digits.length() > MAX_DIGITS) {
      throw BadMessage.syntax("The size of a chunk is not a hexadecimal number, or too large.");
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
  }

  private void readData(ByteBuffer in, ByteArrayOutputStream out) {
    int now = Math.min(remaining, in.remaining());
    BodyReader.copy(in, now, out);
    remaining -= now;
    if (remaining == 0) {
      state = State.END_OF_DATA;
    }
  }

  private static void write(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public long length() {
    return -1;
  }
}
