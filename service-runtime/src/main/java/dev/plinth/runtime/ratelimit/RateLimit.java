package dev.plinth.runtime.ratelimit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate limit. The configuration writes it as {@code 20/PT15M} (20 in 15 minutes), or {@code off}.
 *
 * @param permits the largest burst, and the number per period after that; 0 means no limit
 * @param period the time in which all permits come back
 */
public record RateLimit(int permits, Duration period) {

  /** The values that the configuration accepts. */
  public static final String EXPECTED =
      "1 to 999999 per period of a second to a day, such as 20/PT15M, or off";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(P\\S+)");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Parses a limit. MicroProfile Config calls this, so a service with an invalid limit doesn't
   * start.
   *
   * @throws IllegalArgumentException if the text has another form, more than 999,999 permits, or a
   *     period that is not between a second and a day
   */
  public static RateLimit of(String text) {
    if (text.equals("off")) {
      return new RateLimit(0, Duration.ZERO);
    }
    Matcher form = FORM.matcher(text);
    try {
      if (form.matches()) {
        Duration period = Duration.parse(form.group(2));
        if (period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0) {
          return new RateLimit(Integer.parseInt(form.group(1)), period);
        }
      }
    } catch (DateTimeParseException e) {
      // Falls through to the exception below.
    }
    throw new IllegalArgumentException(
        "the limit \"%s\" is invalid, it must be %s".formatted(text, EXPECTED));
  }

  /** Returns whether there is no limit. */
  public boolean isOff() {
    return permits == 0;
  }

  long periodMicros() {
    return period.toMillis() * 1000;
  }

  /** Returns the time until one permit is back. */
  long intervalMicros() {
    return periodMicros() / permits;
  }
}
