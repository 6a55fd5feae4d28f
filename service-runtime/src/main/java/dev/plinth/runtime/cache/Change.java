package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Snapshot;

/**
 * What a write does to one entry.
 *
 * @param version the entity's version from now on; not used for a list
 * @param now what there is to read from now on; null if that isn't known or nothing
 */
public record Change(Key key, long version, Snapshot now) {

  /** Higher than any version, and still exact as a number of Lua. */
  private static final long REMOVED = (1L << 53) - 1;

  /** Returns the change of an entry that shows an entity as it is now. */
  public static Change to(Key key, long version, Snapshot now) {
    return new Change(key, version, now);
  }

  /** Returns the change of an entry that has to be read anew. */
  public static Change outdating(Key key, long version) {
    return new Change(key, version, null);
  }

  /** Returns the change of an entry whose entity is removed. */
  public static Change removing(Key key) {
    return new Change(key, REMOVED, null);
  }

  /** Returns the change of a list. */
  public static Change ofList(Key key) {
    return new Change(key, 0, null);
  }

  boolean isRemoval() {
    return version == REMOVED;
  }
}
