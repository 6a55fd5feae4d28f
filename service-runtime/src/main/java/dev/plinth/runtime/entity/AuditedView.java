package dev.plinth.runtime.entity;

import dev.plinth.runtime.representation.VersionedView;
import java.time.Instant;

/** A view that shows when its entity was created and last changed. */
public interface AuditedView extends VersionedView {

  /** Returns when the entity was created. */
  Instant createdAt();

  /** Returns when the entity was last changed. */
  Instant updatedAt();
}
