package dev.plinth.rest.paging;

import dev.plinth.rest.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The cursor of keyset pagination: a page begins after the item with this creation time and
 * identity. To clients its text is opaque.
 */
record Cursor(Instant createdAt, UUID id) {

  private static final int BYTES = 3 * Long.BYTES;

  /** The years 1 to 9999: the database can't compare with all earlier and later times. */
  private static final long MIN_MICROS = micros(Instant.parse("0001-01-01T00:00:00Z"));

  private static final long MAX_MICROS = micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

  /** Returns the text of this cursor. */
  String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(micros(createdAt))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Returns the cursor of a text.
   *
   * @throws ProblemException 400 if {@link #text()} can't have returned it
   */
  static Cursor of(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES) {
        long micros = bytes.getLong();
        if (MIN_MICROS <= micros && micros <= MAX_MICROS) {
          return new Cursor(
              Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
              new UUID(bytes.getLong(), bytes.getLong()));
        }
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: the same problem.
    }
    throw ProblemException.badRequest("The cursor is not one that this service issued.");
  }

  private static long micros(Instant time) {
    // ChronoUnit.between counts nanoseconds, which overflow after 292 years.
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}
