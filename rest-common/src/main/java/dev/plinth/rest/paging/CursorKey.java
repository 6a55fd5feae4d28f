package dev.plinth.rest.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.rest.query.TimeRange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The key of a position in a list as the bytes of a cursor: a time in microseconds, a number, or a
 * text.
 */
final class CursorKey {

  private CursorKey() {}

  static byte[] bytes(Comparable<?> key) {
    if (key instanceof Instant time) {
      return ByteBuffer.allocate(Long.BYTES).putLong(micros(time)).array();
    }
    return key instanceof Long number
        ? ByteBuffer.allocate(Long.BYTES).putLong(number).array()
        : ((String) key).getBytes(UTF_8);
  }

  /**
   * Returns the key that the remaining bytes represent.
   *
   * @param type of the key: {@link Instant}, {@link Long} or {@link String}
   * @throws IllegalArgumentException if they represent no key that the database can compare with
   */
  static Comparable<?> read(ByteBuffer bytes, Class<?> type) {
    if (type == Instant.class) {
      return time(bytes);
    }
    return type == Long.class ? number(bytes) : text(bytes);
  }

  private static Long number(ByteBuffer bytes) {
    if (bytes.remaining() == Long.BYTES) {
      return bytes.getLong();
    }
    throw new IllegalArgumentException("not a number");
  }

  private static Instant time(ByteBuffer bytes) {
    if (bytes.remaining() == Long.BYTES) {
      Instant time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
      if (TimeRange.contains(time)) {
        return time;
      }
    }
    throw new IllegalArgumentException("not a time");
  }

  private static String text(ByteBuffer bytes) {
    try {
      String text = UTF_8.newDecoder().decode(bytes).toString();
      if (text.indexOf(0) < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // The same problem.
    }
    throw new IllegalArgumentException("not a text");
  }

  private static long micros(Instant time) {
    // ChronoUnit.between counts nanoseconds, which overflow after 292 years.
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}
