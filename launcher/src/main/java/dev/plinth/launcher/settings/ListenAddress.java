package dev.plinth.launcher.settings;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The address that the server listens on (LISTEN_ADDRESS), for every port.
 *
 * @param address one of this machine's, or the wildcard address: all of them
 */
public record ListenAddress(InetAddress address) {

  private static final String NAME = "LISTEN_ADDRESS";

  /** IPv4, or something with a colon: only that is never looked up as a name. */
  private static final Pattern NUMERIC =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[\\p{XDigit}.]*:[\\p{XDigit}:.]*");

  static ListenAddress read(Variables variables) {
    String value = variables.text(NAME, false, "");
    try {
      if (value.isEmpty()) {
        return loopback();
      }
      if (NUMERIC.matcher(value).matches()) {
        return new ListenAddress(InetAddress.getByName(value));
      }
    } catch (UnknownHostException e) {
      // Reported below, like a name.
    }
    variables
        .problems()
        .add(
            "%s is \"%s\", and must be an address such as 127.0.0.1, 0.0.0.0 or ::1"
                .formatted(NAME, value));
    return loopback();
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
