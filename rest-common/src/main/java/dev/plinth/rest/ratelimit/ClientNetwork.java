package dev.plinth.rest.ratelimit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Whose an address is, as far as limits go: an address of IPv4, or the first half of one of IPv6,
 * because nobody gets less than all that begin with the same 64 bits (RFC 6177).
 */
public final class ClientNetwork {

  private static final int BYTES = 8;

  private ClientNetwork() {}

  /**
   * Returns the same text for all addresses of the same client.
   *
   * @param address as the server tells it: never a name that anybody would have to be asked about
   */
  public static String of(String address) {
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
