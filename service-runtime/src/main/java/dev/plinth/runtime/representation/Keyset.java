package dev.plinth.runtime.representation;

import java.time.Instant;
import java.util.UUID;

/**
 * Position for keyset pagination in a list that is ordered newest first: the items after it are
 * older, or equally old with a smaller id.
 *
 * @param createdAt the creation time of the entity at this position
 * @param id the id of the entity at this position
 */
public record Keyset(Instant createdAt, UUID id) {

  /** The position before the newest entity, where a list begins. */
  public static final Keyset START =
      new Keyset(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));
}
