package dev.plinth.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/**
 * A connection for one GET after the other (RFC 9112). It costs less than a full HTTP client, so
 * that the client takes little of the machine that it measures.
 */
final class KeepAliveConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI root;
  private Socket socket;
  private InputStream in;
  private boolean isLast;

  KeepAliveConnection(URI root) throws IOException {
    this.root = root;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(root.getHost(), root.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    isLast = false;
  }

  /** Sends a GET, reads the whole answer, and returns its status. */
  int get(String path) throws IOException {
    if (isLast) {
      // A server may end a connection after some number of requests (RFC 9112, section 9.6).
      close();
      connect();
    }
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n"
            .formatted(path, root.getAuthority());
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    int status = Integer.parseInt(line().split(" ")[1]);
    readBody();
    return status;
  }

  private void readBody() throws IOException {
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
      isLast |= header.equalsIgnoreCase("Connection: close");
      chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
    }
    if (chunked) {
      readChunks();
    } else {
      in.skipNBytes(length);
    }
  }

  private void readChunks() throws IOException {
    long length;
    do {
      length = Long.parseLong(line(), 16);
      in.skipNBytes(length);
      line();
    } while (length > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
