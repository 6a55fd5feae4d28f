package dev.plinth.system.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** A raw TCP connection to the product, for requests that no HTTP client would send. */
public final class RawConnection {

  /** After this long without a byte the server is assumed to wait for the rest of the request. */
  private static final int SILENCE_MILLIS = 1500;

  private RawConnection() {}

  /**
   * Sends a request on a connection of its own and reads until the server closes it or is silent.
   *
   * @param request each character becomes the byte of its number
   */
  public static RawAnswer send(int port, String request) {
    return send(SocketFactory.getDefault(), port, request);
  }

  /**
   * Sends a request on a connection of its own and reads until the server closes it or is silent.
   *
   * @param sockets with TLS or without
   * @param request each character becomes the byte of its number
   */
  public static RawAnswer send(SocketFactory sockets, int port, String request) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      write(socket, request.getBytes(StandardCharsets.ISO_8859_1));
      boolean closed = read(socket.getInputStream(), answer);
      return RawAnswer.of(answer.toByteArray(), closed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException e) {
      // The server answered and closed the connection before it had received everything.
    }
  }

  /** Returns whether the server closed the connection. */
  private static boolean read(InputStream in, ByteArrayOutputStream answer) throws IOException {
    byte[] buffer = new byte[8192];
    try {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        answer.write(buffer, 0, length);
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      // A reset after the answer.
      return true;
    }
  }
}
