package dev.plinth.runtime.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The key of an entry. It has the version of the protocol in it, by which writers invalidate. All
 * servers have to share that, also those of two releases in a rolling upgrade.
 *
 * @param cache the kind of thing, as metrics call it
 * @param id the identity of the one that is meant; null for a list
 */
public record CacheKey(String cache, UUID id) {

  /** Returns the key of a list. */
  public static CacheKey ofList(String cache) {
    return new CacheKey(cache, null);
  }

  boolean isOfList() {
    return id == null;
  }

  /** Returns the names of what belongs to it in Redis: the entry and, for a list, its writers. */
  List<byte[]> names() {
    return isOfList() ? List.of(name(""), name(":writers")) : List.of(name(""));
  }

  private byte[] name(String suffix) {
    return (this + suffix).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "plinth:1:" + cache + (isOfList() ? "" : ":" + id);
  }
}
