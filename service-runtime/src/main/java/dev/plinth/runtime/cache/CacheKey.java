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

  private static final String PREFIX = "plinth:1:";

  /** Returns the key of a list. */
  public static CacheKey ofList(String cache) {
    return new CacheKey(cache, null);
  }

  /** Parses what {@link #toString} returned. */
  static CacheKey parse(String name) {
    String[] fields = name.substring(PREFIX.length()).split(":");
    return new CacheKey(fields[0], fields.length == 1 ? null : UUID.fromString(fields[1]));
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
    return PREFIX + cache + (isOfList() ? "" : ":" + id);
  }
}
