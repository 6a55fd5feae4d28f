package dev.plinth.runtime.representation;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that is ordered newest first: what comes after it is older, or of the same time
 * and with a smaller id.
 *
 * @param createdAt when the entity at this place was created
 * @param id the identity of the entity at this place
 */
public record Keyset(Instant createdAt, UUID id) {

  /** The place before the newest entity, where a list begins. */
  public static final Keyset START =
      new Keyset(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));
}
