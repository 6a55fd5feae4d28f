package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reader of the body of one request. */
interface BodyReader {

  /**
   * Reads up to the end of the body or of the input.
   *
   * @param out receives the body in its canonical form
   * @return whether the body is complete
   * @throws BadMessage if the body is malformed
   */
  boolean read(ByteBuffer in, ByteArrayOutputStream out) throws BadMessage;

  /** Returns the length of the body in bytes; -1 if it is not known yet. */
  long length();

  /** Copies {@code length} bytes. */
  static void copy(ByteBuffer in, int length, ByteArrayOutputStream out) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    out.write(bytes, 0, length);
  }
}
