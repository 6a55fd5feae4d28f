package dev.plinth.launcher.settings;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The address that the server listens on (LISTEN_ADDRESS), for every port.
 *
 * @param address one of this machine's, or the wildcard address: all of them
 */
public record ListenAddress(InetAddress address) {

  static ListenAddress read(Variables variables) {
    try {
      return new ListenAddress(InetAddress.getByName(variables.text(Setting.LISTEN_ADDRESS)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the setting's rule allows addresses in numbers only", e);
    }
  }

  private static ListenAddress loopback() {
    return new ListenAddress(InetAddress.getLoopbackAddress());
  }

  /** The host in a URL by which this machine reaches it. */
  public String host() {
    if (address.isAnyLocalAddress()) {
      return loopback().toString();
    }
    return address instanceof Inet4Address ? toString() : "[" + this + "]";
  }

  /** The same for people. */
  public String name() {
    return host().equals(loopback().toString()) ? "localhost" : host();
  }

  /** The address in numbers. */
  @Override
  public String toString() {
    return address.getHostAddress();
  }
}
