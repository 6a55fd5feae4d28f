package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reads the body of one request. */
interface BodyReader {

  /**
   * Reads up to the end of the body or of the input.
   *
   * @param out gets the body in its canonical form
   * @return whether this was the end of the body
   * @throws BadMessage if it is not valid
   */
  boolean read(ByteBuffer in, ByteArrayOutputStream out) throws BadMessage;

  /** Returns how many bytes there are; -1 if that is not known yet. */
  long length();

  /** Copies bytes. */
  static void copy(ByteBuffer in, int length, ByteArrayOutputStream out) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    out.write(bytes, 0, length);
  }
}
