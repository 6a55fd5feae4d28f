package dev.plinth.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this computer. */
public final class FreePort {

  private FreePort() {}

  /** A port of the loopback address that nobody listens on right now. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether this computer has an address; the wildcard address counts as one. */
  public static boolean hasAddress(InetAddress address) {
    return isFree(address, 0);
  }

  /** Whether a server could listen on a port of an address. */
  public static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections that ended a moment ago don't keep a server from listening.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
