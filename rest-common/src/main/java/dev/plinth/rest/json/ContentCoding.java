package dev.plinth.rest.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Stream;

/** The content coding of a request body: only {@code identity} is supported (RFC 9110, 8.4.1). */
public final class ContentCoding {

  private ContentCoding() {}

  /**
   * Requires that the body has no content coding.
   *
   * @throws NotSupportedException if it has one
   */
  public static void requireNone(MultivaluedMap<String, String> headers) {
    List<String> lines = headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of());
    if (!lines.stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"))) {
      throw new NotSupportedException();
    }
  }
}
