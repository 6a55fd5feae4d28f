package dev.plinth.runtime.cache;

import dev.plinth.runtime.representation.Snapshot;
import dev.plinth.runtime.representation.Versioned;

/**
 * What was read from the database, to be cached.
 *
 * @param version the entity's version; empty for a list
 */
public record Loaded(Snapshot snapshot, String version) {

  /** Returns an entity. */
  public static Loaded of(Versioned view) {
    return new Loaded(Snapshot.of(view), Long.toString(view.version()));
  }

  /** Returns a list. */
  public static Loaded of(Snapshot page) {
    return new Loaded(page, "");
  }
}
