package dev.plinth.rest.page;

import dev.plinth.rest.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page begins, in a list ordered by creation: after the item with this time and identity.
 * Clients get it as an opaque text.
 */
record Cursor(Instant createdAt, UUID id) {

  private static final int BYTES = 3 * Long.BYTES;

  /** Returns the text of this cursor. */
  String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Returns the cursor of a text.
   *
   * @throws ProblemException 400 if it isn't one that {@link #text()} gave
   */
  static Cursor of(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES) {
        long micros = bytes.getLong();
        if (Math.abs(micros) <= MAX_MICROS) {
          return new Cursor(
              Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
              new UUID(bytes.getLong(), bytes.getLong()));
        }
      }
    } catch (IllegalArgumentException e) {
      // No base64: falls through to the same answer.
    }
    throw ProblemException.badRequest("The cursor is not one that a list of this service gave.");
  }

  /** About the year 10000, well within what the database can compare with. */
  private static final long MAX_MICROS = 253_402_300_800_000_000L;
}
