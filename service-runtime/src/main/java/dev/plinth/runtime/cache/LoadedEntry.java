package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.VersionedView;

/**
 * What was read from the database, to be cached.
 *
 * @param version the entity's version; empty for a list
 */
public record LoadedEntry(Representation snapshot, String version) {

  /** Returns an entity. */
  public static LoadedEntry of(VersionedView view) {
    return new LoadedEntry(Representation.of(view), Long.toString(view.version()));
  }

  /** Returns a list. */
  public static LoadedEntry of(Representation page) {
    return new LoadedEntry(page, "");
  }
}
