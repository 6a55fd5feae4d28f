package dev.plinth.rest.ratelimit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The key that a rate limit counts a client by: its IPv4 address, or the /64 prefix of its IPv6
 * address, because a site gets a /64 or more (RFC 6177).
 */
public final class ClientNetwork {

  private static final int BYTES = 8;

  private ClientNetwork() {}

  /**
   * Returns the same text for all addresses of the same client.
   *
   * @param address as the server has it: a literal, which needs no DNS lookup
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
