package dev.plinth.server.proxy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies that are believed (TRUSTED_PROXIES: addresses, or blocks of them such as {@code
 * 10.0.0.0/8}, with commas between them).
 *
 * @param blocks where they are
 */
public record TrustedProxies(List<AddressBlock> blocks) {

  private static final Logger LOG = System.getLogger(TrustedProxies.class.getName());

  /** Those of TRUSTED_PROXIES. If one is wrong there are none, and the log says so. */
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
      LOG.log(Level.ERROR, "TRUSTED_PROXIES must be addresses or blocks such as 10.0.0.0/8");
      return new TrustedProxies(List.of());
    }
  }

  /** Whether nobody is believed. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * Returns how many of the last addresses of a list trusted proxies added. Each proxy adds at the
   * end where its request came from, so the first of these is the client's; what stands before it
   * the client may have made up.
   *
   * @param peer the address at the other end of the connection
   * @param addresses what the proxies said; what is no address ends the search, and may be null
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

  /** Whether an address is one of a trusted proxy. */
  boolean isTrusted(String address) {
    byte[] bytes = AddressBlock.bytes(address);
    return bytes != null && blocks.stream().anyMatch(block -> block.contains(bytes));
  }
}
