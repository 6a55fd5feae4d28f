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
 * @param isVersioned whether the entry has the version of one row. Otherwise a set of the writers
 *     in progress takes its place
 */
record CacheKey(String cache, UUID id, boolean isVersioned) {

  private static final String PREFIX = "plinth:1:";
  private static final String IN_MEMORY = "memory";

  /** The key of an entity. */
  CacheKey(String cache, UUID id) {
    this(cache, id, true);
  }

  /** Returns the key of a list. */
  static CacheKey ofList(String cache) {
    return new CacheKey(cache, null, false);
  }

  /** Returns the key of a value that only {@link MemoryCache} holds. */
  static CacheKey inMemory(String cache, UUID id) {
    return new CacheKey(cache, id, false);
  }

  /** Parses what {@link #toString} returned. */
  static CacheKey parse(String name) {
    String[] fields = name.substring(PREFIX.length()).split(":");
    return switch (fields.length) {
      case 1 -> ofList(fields[0]);
      case 2 -> new CacheKey(fields[0], UUID.fromString(fields[1]));
      default -> inMemory(fields[0], UUID.fromString(fields[1]));
    };
  }

  /** Returns the keys in Redis: the entry's and, without a version, that of its writers. */
  List<byte[]> names() {
    return isVersioned ? List.of(name("")) : List.of(name(""), name(":writers"));
  }

  private byte[] name(String suffix) {
    return (this + suffix).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    String name = PREFIX + cache + (id == null ? "" : ":" + id);
    return id == null || isVersioned ? name : name + ":" + IN_MEMORY;
  }
}
