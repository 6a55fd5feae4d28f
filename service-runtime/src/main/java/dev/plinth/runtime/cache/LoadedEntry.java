package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.VersionedView;

/**
 * A value loaded from the database, to be cached.
 *
 * @param version the entity's version; empty for a list
 */
record LoadedEntry(Representation representation, String version) {

  /** Returns the entry of an entity. */
  static LoadedEntry of(VersionedView view) {
    return new LoadedEntry(Representation.of(view), Long.toString(view.version()));
  }

  /** Returns the entry of a list. */
  static LoadedEntry of(Representation page) {
    return new LoadedEntry(page, "");
  }
}
