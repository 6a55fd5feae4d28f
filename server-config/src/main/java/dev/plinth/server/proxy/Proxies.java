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
public record Proxies(List<Block> blocks) {

  private static final Logger LOG = System.getLogger(Proxies.class.getName());

  /** Those of TRUSTED_PROXIES. If one is wrong there are none, and the log says so. */
  public static Proxies configured() {
    return of(System.getProperty("TRUSTED_PROXIES", System.getenv("TRUSTED_PROXIES")));
  }

  static Proxies of(String list) {
    if (list == null || list.isBlank()) {
      return new Proxies(List.of());
    }
    try {
      return new Proxies(Arrays.stream(list.split(",")).map(String::strip).map(Block::of).toList());
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "TRUSTED_PROXIES must be addresses or blocks such as 10.0.0.0/8");
      return new Proxies(List.of());
    }
  }

  /** Whether nobody is believed. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * The address of the client. Each proxy adds at the end where its request came from, so the
   * client is the last one in the list that is not a trusted proxy; what stands before it anybody
   * may have made up.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded {@code X-Forwarded-For}, null if there is none
   */
  String client(String peer, String forwarded) {
    String client = peer;
    String[] others = forwarded == null ? new String[0] : forwarded.split(",");
    for (int i = others.length - 1; i >= 0 && isTrusted(client); i--) {
      String other = others[i].strip();
      if (Block.bytes(other) == null) {
        return client;
      }
      client = other;
    }
    return client;
  }

  private boolean isTrusted(String address) {
    byte[] bytes = Block.bytes(address);
    return bytes != null && blocks.stream().anyMatch(block -> block.contains(bytes));
  }
}
