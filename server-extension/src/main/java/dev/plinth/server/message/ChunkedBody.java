package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A body in chunks (RFC 9112, section 7.1). What is written has neither chunk extensions nor
 * trailers: there is none that means anything here.
 */
final class ChunkedBody implements BodyReader {

  /** Bytes that lines may have in a body, apart from the sizes. */
  private static final int MOST_LINES = 16 * 1024;

  private static final int MOST_DIGITS = 7;

  private enum State {
    SIZE,
    DATA,
    END_OF_DATA,
    TRAILERS
  }

  private State state = State.SIZE;
  private LineReader lines = new LineReader(MOST_LINES);
  private int extensions;
  private int rest;

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
      end(line, out);
    }
    return false;
  }

  private void end(String line, ByteArrayOutputStream out) throws BadMessage {
    switch (state) {
      case SIZE -> begin(line, out);
      case END_OF_DATA -> {
        if (!line.isEmpty()) {
          throw BadMessage.syntax("A chunk is longer than its size says.");
        }
        write("\r\n", out);
        state = State.SIZE;
        lines = new LineReader(MOST_LINES);
      }
      default -> HeaderField.of(line);
    }
  }

  private void begin(String line, ByteArrayOutputStream out) throws BadMessage {
    int semicolon = line.indexOf(';');
    String size = semicolon < 0 ? line : line.substring(0, semicolon).stripTrailing();
    extensions += line.length() - size.length();
    if (extensions > MOST_LINES) {
      throw BadMessage.syntax("The chunk extensions exceed " + MOST_LINES + " bytes.");
    }
    rest = size(size);
    if (rest == 0) {
      state = State.TRAILERS;
    } else {
      state = State.DATA;
      write(Integer.toHexString(rest) + "\r\n", out);
    }
  }

  private static int size(String text) throws BadMessage {
    boolean isNumber =
        !text.isEmpty() && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    String digits = isNumber ? text.replaceFirst("^0+", "") : "";
    if (!isNumber || digits.length() > MOST_DIGITS) {
      throw BadMessage.syntax("The size of a chunk is not a hexadecimal number, or too large.");
    }
    return digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
  }

  private void readData(ByteBuffer in, ByteArrayOutputStream out) {
    int now = Math.min(rest, in.remaining());
    BodyReader.copy(in, now, out);
    rest -= now;
    if (rest == 0) {
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
