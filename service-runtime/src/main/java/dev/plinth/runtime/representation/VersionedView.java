package dev.plinth.runtime.representation;

import java.time.Instant;
import java.util.UUID;

/** A view of an entity that tells which of its versions it shows. */
public interface VersionedView {

  /** Returns the entity's identity. */
  UUID id();

  /** Returns the entity's version: another one with each change. */
  long version();

  /** Returns when the entity was created. */
  Instant createdAt();
}
