package dev.plinth.server.proxy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;

/**
 * Trusted proxies (TRUSTED_PROXIES: addresses, or CIDR blocks such as {@code 10.0.0.0/8}, separated
 * by commas).
 *
 * @param blocks their addresses
 */
public record TrustedProxies(List<AddressBlock> blocks) {

  private static final Logger LOG = System.getLogger(TrustedProxies.class.getName());

  /**
   * Returns the proxies in TRUSTED_PROXIES, a system property or else an environment variable. If
   * an entry is invalid, no proxy is trusted, and an error is logged.
   */
  public static TrustedProxies configured() {
    return of(System.getProperty("TRUSTED_PROXIES", System.getenv("TRUSTED_PROXIES")));
  }

  static TrustedProxies of(String list) {
    if (list == null || list.isBlank()) {
      return new TrustedProxies(List.of());
    }
    try {
      return new TrustedProxies(
          Arrays.stream(list.split(",")).map(String::strip).map(AddressBlock::of).toList());
    } catch (IllegalArgumentException e) {
      LOG.log(
          Level.ERROR,
          "TRUSTED_PROXIES must be a list of addresses, or of blocks such as 10.0.0.0/8");
      return new TrustedProxies(List.of());
    }
  }

  /** Whether no proxy is trusted. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * Returns how many addresses at the end of a list were added by trusted proxies. Each proxy
   * appends the address that its request came from, so the first of these is the client's. The
   * client may have made up those before it.
   *
   * @param peer the address at the other end of the connection
   * @param addresses the reported addresses; an element that is null or not an address ends the
   *     search
   */
  int added(String peer, List<String> addresses) {
    int added = 0;
    String from = peer;
    while (added < addresses.size() && isTrusted(from)) {
      from = addresses.get(addresses.size() - added - 1);
      if (from == null || AddressBlock.bytes(from) == null) {
        return added;
      }
      added++;
    }
    return added;
  }

  /** Whether an address is that of a trusted proxy. */
  boolean isTrusted(String address) {
    byte[] bytes = AddressBlock.bytes(address);
    return bytes != null && blocks.stream().anyMatch(block -> block.contains(bytes));
  }
}
