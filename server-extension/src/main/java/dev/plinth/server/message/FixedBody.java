package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Body with a Content-Length. */
final class FixedBody implements BodyReader {

  private final long length;
  private long remaining;

  FixedBody(long length) {
    this.length = length;
    this.remaining = length;
  }

  @Override
  public boolean read(ByteBuffer in, ByteArrayOutputStream out) {
    int now = (int) Math.min(remaining, in.remaining());
    BodyReader.copy(in, now, out);
    remaining -= now;
    return remaining == 0;
  }

  @Override
  public long length() {
    return length;
  }
}
