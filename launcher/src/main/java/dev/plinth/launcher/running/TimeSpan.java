package dev.plinth.launcher.running;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a time from the command line: a number and its unit, such as {@code 10m}. */
public final class TimeSpan implements ITypeConverter<Duration> {

  private static final Pattern ALLOWED = Pattern.compile("([1-9][0-9]{0,4})([smh])");

  private static final Map<String, Duration> UNITS =
      Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

  @Override
  public Duration convert(String value) {
    Matcher matcher = ALLOWED.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + value + "' must be a number from 1 to 99999 with s, m or h, such as 10m");
    }
    return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }
}
