package dev.plinth.runtime.representation;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Writes times by RFC 3339 with microseconds, the precision of PostgreSQL. The texts have the same
 * length and sort like the times.
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
