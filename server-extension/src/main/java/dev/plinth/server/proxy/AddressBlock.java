package dev.plinth.server.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (RFC 4632, 3.1), or just one.
 *
 * @param address one of them
 * @param bits how many are the same
 */
record AddressBlock(byte[] address, int bits) {

  /** What can't be the name of a host, so that nobody is asked about it. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  /**
   * Reads {@code 10.0.0.0/8}, {@code ::1} and the like.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException(text);
    }
    int all = address.length * Byte.SIZE;
    int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text);
    }
    return new AddressBlock(address, bits);
  }

  /** The bytes of an address, null if the text is none. An IPv4 address in IPv6 is one of IPv4. */
  static byte[] bytes(String text) {
    try {
      return LITERAL.matcher(text).matches() ? InetAddress.getByName(text).getAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  boolean contains(byte[] other) {
    int whole = bits / Byte.SIZE;
    int rest = 0xFF00 >> bits % Byte.SIZE & 0xFF;
    return other.length == address.length
        && Arrays.equals(address, 0, whole, other, 0, whole)
        && (rest == 0 || ((address[whole] ^ other[whole]) & rest) == 0);
  }
}
