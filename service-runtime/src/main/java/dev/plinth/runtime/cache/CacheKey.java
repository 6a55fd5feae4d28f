package dev.plinth.runtime.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The key of a cache entry. It contains the version of the cache protocol. All servers must share
 * that version, including those of two releases during a rolling upgrade.
 *
 * @param cache the cache's name, as in the metrics
 * @param id the entity's id; null for a list
 */
public record CacheKey(String cache, UUID id) {

  /** Returns the key of a list. */
  public static CacheKey ofList(String cache) {
    return new CacheKey(cache, null);
  }

  boolean isOfList() {
    return id == null;
  }

  /** Returns the keys in Redis: the entry's and, for a list, that of its writers in progress. */
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
