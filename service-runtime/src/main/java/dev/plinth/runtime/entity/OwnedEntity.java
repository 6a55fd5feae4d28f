package dev.plinth.runtime.entity;

import java.util.UUID;

/** An entity that may belong to a user. */
public interface OwnedEntity {

  /** Returns the id. */
  UUID id();

  /** Returns the version that was last read or stored. */
  long version();

  /** Returns the owner's id; null if there is none. */
  UUID userId();
}
