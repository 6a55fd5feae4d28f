package dev.plinth.runtime.representation;

import java.util.UUID;

/** A view of one version of an entity. */
public interface VersionedView {

  /** Returns the entity's id. */
  UUID id();

  /** Returns the entity's version, which changes with each write. */
  long version();
}
