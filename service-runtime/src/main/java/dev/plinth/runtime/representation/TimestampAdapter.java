package dev.plinth.runtime.representation;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Writes times as RFC 3339 with six digits of a second, the precision of PostgreSQL: texts of the
 * same length, which sort as the times do.
 */
final class TimestampAdapter implements JsonbAdapter<Instant, String> {

  private static final int DIGITS = 6;
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(DIGITS).toFormatter();

  @Override
  public String adaptToJson(Instant time) {
    return FORMAT.format(time);
  }

  @Override
  public Instant adaptFromJson(String text) {
    return Instant.parse(text);
  }
}
