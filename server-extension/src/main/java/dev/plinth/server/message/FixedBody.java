package dev.plinth.server.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Body with a Content-Length. */
final class FixedBody implements BodyReader {

  private final long length;
  private long rest;

  FixedBody(long length) {
    this.length = length;
    this.rest = length;
  }

  @Override
  public boolean read(ByteBuffer in, ByteArrayOutputStream out) {
    int now = (int) Math.min(rest, in.remaining());
    BodyReader.copy(in, now, out);
    rest -= now;
    return rest == 0;
  }

  @Override
  public long length() {
    return length;
  }
}
