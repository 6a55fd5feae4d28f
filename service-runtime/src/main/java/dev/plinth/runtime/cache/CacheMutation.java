package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Representation;

/**
 * What a write does to one entry.
 *
 * @param version the entity's version from now on; not used for a list
 * @param now what there is to read from now on; null if that isn't known or nothing
 */
public record CacheMutation(CacheKey key, long version, Representation now) {

  /** Higher than any version, and still exact as a number of Lua. */
  private static final long REMOVED = (1L << 53) - 1;

  /** Returns the change of an entry that shows an entity as it is now. */
  public static CacheMutation to(CacheKey key, long version, Representation now) {
    return new CacheMutation(key, version, now);
  }

  /** Returns the change of an entry that has to be read anew. */
  public static CacheMutation outdating(CacheKey key, long version) {
    return new CacheMutation(key, version, null);
  }

  /** Returns the change of an entry whose entity is removed. */
  public static CacheMutation removing(CacheKey key) {
    return new CacheMutation(key, REMOVED, null);
  }

  /** Returns the change of a list. */
  public static CacheMutation ofList(CacheKey key) {
    return new CacheMutation(key, 0, null);
  }

  boolean isRemoval() {
    return version == REMOVED;
  }
}
