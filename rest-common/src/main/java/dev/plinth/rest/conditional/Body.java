package dev.plinth.rest.conditional;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.Representation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of a response with a representation.
 *
 * @param json in UTF-8, or coded; must not be changed
 * @param origin where the state comes from
 */
public record Body(byte[] json, CacheOutcome origin) {

  /** Returns the body with items that were just written, at least one. */
  public static Body ofItems(List<Representation> items) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    String separator = "{\"items\":[";
    for (Representation item : items) {
      json.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
      json.writeBytes(item.json());
      separator = ",";
    }
    json.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return new Body(json.toByteArray(), CacheOutcome.DATABASE);
  }
}
