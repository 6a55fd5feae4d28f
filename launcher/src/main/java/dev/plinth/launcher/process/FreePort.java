package dev.plinth.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and checks TCP ports of this computer. */
public final class FreePort {

  private FreePort() {}

  /** Returns an unused port of the loopback address. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns whether this computer has an address; the wildcard address counts as one. */
  public static boolean hasAddress(InetAddress address) {
    return isFree(address, 0);
  }

  /** Returns whether a server could listen on a port of an address. */
  public static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Recently closed connections (TIME_WAIT) don't keep a server from listening.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
