package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Representation;

/**
 * The effect of a write on one cache entry.
 *
 * @param version the entity's version after the write; not used for an entry without versions
 * @param value the new value of the entry; null if the next reader must load it
 */
record CacheMutation(CacheKey key, long version, Representation value) {

  /** Higher than any version, and the highest integer that Lua's numbers hold exactly. */
  private static final long REMOVED = (1L << 53) - 1;

  /** Returns a mutation that replaces an entry by the entity's new value. */
  static CacheMutation replacing(CacheKey key, long version, Representation value) {
    return new CacheMutation(key, version, value);
  }

  /** Returns a mutation that invalidates an entry: the next reader loads it. */
  static CacheMutation invalidating(CacheKey key, long version) {
    return new CacheMutation(key, version, null);
  }

  /** Returns a mutation that removes an entry, because its entity is deleted. */
  static CacheMutation removing(CacheKey key) {
    return new CacheMutation(key, REMOVED, null);
  }

  /** Returns a mutation that invalidates an entry without versions. */
  static CacheMutation invalidating(CacheKey key) {
    return new CacheMutation(key, 0, null);
  }

  boolean isRemoval() {
    return version == REMOVED;
  }
}
