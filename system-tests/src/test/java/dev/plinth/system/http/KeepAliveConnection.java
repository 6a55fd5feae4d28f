package dev.plinth.system.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A persistent connection that returns responses byte for byte. It connects again when closed. */
public final class KeepAliveConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final int port;
  private Socket socket;
  private InputStream in;

  /** Connects to a port of this machine at the first request. */
  public KeepAliveConnection(int port) {
    this.port = port;
  }

  /** Sends a request and returns its response, whose body must have a {@code Content-Length}. */
  public RawAnswer send(String request) {
    try {
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return receive(request.startsWith("HEAD "));
    } catch (IOException e) {
      throw new UncheckedIOException(request, e);
    }
  }

  private RawAnswer receive(boolean isHead) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + bytes);
      }
      bytes.write(next);
    }
    RawAnswer head = RawAnswer.of(bytes.toByteArray(), false);
    String length = head.header("Content-Length");
    if (!isHead && head.status() != 304 && !length.isEmpty()) {
      bytes.write(in.readNBytes(Integer.parseInt(length)));
    }
    if (head.header("Connection").equalsIgnoreCase("close")) {
      close();
    }
    return RawAnswer.of(bytes.toByteArray(), socket == null);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
