package dev.plinth.server.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * CIDR block (RFC 4632, section 3.1), or a single IP address.
 *
 * @param address an address in the block
 * @param bits the length of the prefix
 */
record AddressBlock(byte[] address, int bits) {

  /** Matches no host name, so that no name is looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  /**
   * Parses a block such as {@code 10.0.0.0/8} or {@code ::1}.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException(text);
    }
    int maxBits = address.length * Byte.SIZE;
    int bits = slash < 0 ? maxBits : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > maxBits) {
      throw new IllegalArgumentException(text);
    }
    return new AddressBlock(address, bits);
  }

  /**
   * Returns the bytes of an address; null if the text is not an IP address. An IPv4-mapped IPv6
   * address becomes IPv4.
   */
  static byte[] bytes(String text) {
    try {
      return LITERAL.matcher(text).matches() ? InetAddress.getByName(text).getAddress() : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Whether an address, as returned by {@link #bytes}, is in the block. */
  boolean contains(byte[] other) {
    int whole = bits / Byte.SIZE;
    int rest = 0xFF00 >> bits % Byte.SIZE & 0xFF;
    return other.length == address.length
        && Arrays.equals(address, 0, whole, other, 0, whole)
        && (rest == 0 || ((address[whole] ^ other[whole]) & rest) == 0);
  }
}
