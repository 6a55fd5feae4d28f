package dev.plinth.rest.deprecation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Adds the fields of a deprecation to each response of an operation, errors included.
 *
 * @param deprecation a Date of Structured Fields (RFC 9651, section 3.3.7): seconds after an at
 *     sign
 * @param sunset an HTTP date (RFC 9110, section 5.6.7); null for none
 * @param link a link to a page about the deprecation (RFC 9745, section 3); null for none
 */
record DeprecationFilter(String deprecation, String sunset, String link)
    implements ContainerResponseFilter {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /**
   * Returns the fields of a deprecation.
   *
   * @throws IllegalArgumentException if the sunset is before the deprecation (RFC 9745, section 4)
   */
  static DeprecationFilter of(Deprecation announced) {
    Instant since = day(announced.since());
    Instant sunset = announced.sunset().isEmpty() ? null : day(announced.sunset());
    if (sunset != null && sunset.isBefore(since)) {
      throw new IllegalArgumentException(announced + " ends before it begins");
    }
    return new DeprecationFilter(
        "@" + since.getEpochSecond(),
        sunset == null ? null : HTTP_DATE.format(sunset.atOffset(ZoneOffset.UTC)),
        announced.page().isEmpty() ? null : "<" + announced.page() + ">; rel=\"deprecation\"");
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle("Deprecation", deprecation);
    if (sunset != null) {
      response.getHeaders().putSingle("Sunset", sunset);
    }
    if (link != null) {
      response.getHeaders().add("Link", link);
    }
  }
}
