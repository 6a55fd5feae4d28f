package dev.plinth.server.headers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The media ranges of an {@code Accept} field (RFC 9110, section 12.5.1); weights are ignored. */
public final class MediaRanges {

  private MediaRanges() {}

  /**
   * Whether the field includes one of the ranges.
   *
   * @param accept its value; null, which includes everything, if the request has none
   * @param ranges in lower case
   */
  public static boolean includesAny(String accept, Collection<String> ranges) {
    return accept == null
        || Arrays.stream(accept.split(","))
            .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
            .anyMatch(ranges::contains);
  }
}
