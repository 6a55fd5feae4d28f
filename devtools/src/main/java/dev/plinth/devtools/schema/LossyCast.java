package dev.plinth.devtools.schema;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects lossy casts: conversions that PostgreSQL does without an error and that may change
 * values.
 *
 * @see <a href="https://www.postgresql.org/docs/17/datatype-numeric.html">Numeric Types</a>
 */
final class LossyCast {

  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
  private static final Set<String> APPROXIMATE = Set.of("real", "double precision");
  private static final Set<String> EXACT = Set.of("integer", "bigint", "numeric");
  private static final Pattern MODIFIERS = Pattern.compile("\\((\\d+)(?:, ?(\\d+))?\\)");
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final int MICROSECONDS = 6;

  private LossyCast() {}

  static boolean isLossy(String from, String to) {
    String before = base(from);
    String after = base(to);
    if (WHOLE.contains(after)) {
      return APPROXIMATE.contains(before) || before.equals("numeric") && scale(from) > 0;
    }
    if (after.equals("numeric")) {
      boolean hasFraction = APPROXIMATE.contains(before) || before.equals("numeric");
      return hasFraction && scale(from) > scale(to);
    }
    if (APPROXIMATE.contains(after)) {
      return EXACT.contains(before) || before.equals("double precision");
    }
    return isTime(before) && (isTime(after) || after.equals("date")) && losesTime(from, to);
  }

  private static boolean losesTime(String from, String to) {
    String before = base(from);
    String after = base(to);
    if (before.equals(after)) {
      return precision(from) > precision(to);
    }
    boolean addsZone = after.equals(before.replace("without", "with"));
    return !addsZone;
  }

  private static boolean isTime(String type) {
    return type.startsWith("timestamp") || type.startsWith("time ");
  }

  private static String base(String type) {
    return MODIFIERS.matcher(type.toLowerCase(Locale.ROOT)).replaceFirst("").strip();
  }

  /** Returns the digits after the point; unlimited for approximate numbers and a plain numeric. */
  private static int scale(String type) {
    Matcher modifiers = MODIFIERS.matcher(type);
    if (!modifiers.find()) {
      return UNLIMITED;
    }
    return modifiers.group(2) == null ? 0 : Integer.parseInt(modifiers.group(2));
  }

  /** Returns the fractional digits of the seconds. */
  private static int precision(String type) {
    Matcher modifiers = MODIFIERS.matcher(type);
    return modifiers.find() ? Integer.parseInt(modifiers.group(1)) : MICROSECONDS;
  }
}
