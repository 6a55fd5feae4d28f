package dev.plinth.devtools.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Connections of slow clients: they send something and then hold the connection, reading nothing.
 */
public final class HeldConnections implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5000;

  private final SocketFactory factory;
  private final int port;
  private final List<Socket> sockets = new ArrayList<>();

  /**
   * @param port the port of this machine that they connect to
   */
  public HeldConnections(int port) {
    this(SocketFactory.getDefault(), port);
  }

  /**
   * @param factory makes the connections, for instance with TLS
   * @param port the port of this machine that they connect to
   */
  public HeldConnections(SocketFactory factory, int port) {
    this.factory = factory;
    this.port = port;
  }

  /** Opens this many connections, and sends the same on each: an unfinished request, or several. */
  public void open(int connections, String begin) {
    byte[] bytes = begin.getBytes(ISO_8859_1);
    try {
      for (int i = 0; i < connections; i++) {
        Socket socket = factory.createSocket();
        sockets.add(socket);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the server has closed all connections; sends a byte on each to find out. */
  public boolean areClosed() {
    return sockets.stream().allMatch(HeldConnections::isClosed);
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Disconnects. The system resets connections with unread data. */
  public void disconnect() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    sockets.clear();
  }

  @Override
  public void close() {
    disconnect();
  }
}
