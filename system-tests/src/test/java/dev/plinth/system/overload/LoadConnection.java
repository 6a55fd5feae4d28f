package dev.plinth.system.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** A non-blocking persistent connection with one request at a time. */
final class LoadConnection implements AutoCloseable {

  private static final int MAX_RESPONSE = 32 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  private final ByteBuffer response = ByteBuffer.allocate(MAX_RESPONSE);
  private long due;

  LoadConnection(int port, Selector selector) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Sends a request.
   *
   * @param due when it was due, as {@link System#nanoTime}
   */
  void send(byte[] request, long due) throws IOException {
    this.due = due;
    response.clear();
    if (channel.write(ByteBuffer.wrap(request)) < request.length) {
      throw new IOException("the request does not fit into the socket's buffer");
    }
  }

  /** Returns when the current request was due. */
  long due() {
    return due;
  }

  /** Reads what has arrived, and returns whether the response is complete. */
  boolean receive() throws IOException {
    if (channel.read(response) < 0) {
      throw new IOException("closed by the server");
    }
    return length() >= 0 && response.position() >= length();
  }

  int status() {
    return Integer.parseInt(text(STATUS_AT, STATUS_AT + 3));
  }

  /** Returns the complete response. */
  String text() {
    return text(0, response.position());
  }

  /** Whether the server closes the connection after the response. */
  boolean isLast() {
    return head().contains("\r\nconnection: close\r\n");
  }

  /** Returns the length of the response; negative while its head is incomplete. */
  private int length() {
    String head = head();
    int end = head.indexOf("\r\n\r\n");
    int field = head.indexOf("\r\ncontent-length: ");
    if (end < 0 || field < 0) {
      return -1;
    }
    int begin = field + "\r\ncontent-length: ".length();
    return end + 4 + Integer.parseInt(head.substring(begin, head.indexOf("\r\n", begin)));
  }

  /** Returns it in lower case, because HAProxy sends the names of fields so. */
  private String head() {
    return text(0, Math.min(response.position(), 1024)).toLowerCase(Locale.ROOT);
  }

  private String text(int from, int to) {
    return new String(response.array(), from, to - from, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
