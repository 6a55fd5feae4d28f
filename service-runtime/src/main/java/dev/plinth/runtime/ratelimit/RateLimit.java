package dev.plinth.runtime.ratelimit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit. In the configuration it is {@code 20/PT15M} (20 in 15 minutes), or {@code off}.
 *
 * @param permits how often, at the most at once and in each period after that; 0 means any number
 * @param period in what time
 */
public record RateLimit(int permits, Duration period) {

  /** What a limit in the configuration must be. */
  public static final String EXPECTED =
      "1 to 999999 times in a second to a day, such as 20/PT15M, or off";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(P\\S+)");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Reads one; MicroProfile Config calls this, so that a service with a wrong one doesn't start.
   *
   * @throws IllegalArgumentException if it isn't of that form, has more than 999,999 permits, or a
   *     period that isn't between a second and a day
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
      // Told below.
    }
    throw new IllegalArgumentException(
        "a limit is \"%s\", and must be %s".formatted(text, EXPECTED));
  }

  /** Whether there is no limit. */
  public boolean isOff() {
    return permits == 0;
  }

  long periodMicros() {
    return period.toMillis() * 1000;
  }

  /** How long one permit takes to come back. */
  long intervalMicros() {
    return periodMicros() / permits;
  }
}
