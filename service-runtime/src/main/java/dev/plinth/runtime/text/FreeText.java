package dev.plinth.runtime.text;

import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;

/**
 * Rules for free text, such as titles. All visible characters are allowed, including emoji
 * sequences, whose joiners and selectors the FreeformClass of PRECIS lacks, and characters that are
 * newer than this Unicode data.
 */
public final class FreeText {

  /** Controls, line ends, noncharacters, bidirectional overrides (Unicode Annex #9, 2.1-2.4). */
  private static final UnicodeSet FORBIDDEN =
      new UnicodeSet("[[:Cc:][:Zl:][:Zp:][:NChar:]\\u202A-\\u202E\\u2066-\\u2069]").freeze();

  private static final UnicodeSet FORBIDDEN_IN_LINES =
      new UnicodeSet(FORBIDDEN).removeAll(new UnicodeSet("[\\n\\r\\t\\u2028\\u2029]")).freeze();

  private FreeText() {}

  /** Returns a text as it is stored and shown: as typed, in Normalization Form C. */
  public static String shown(String typed) {
    return Characters.nfc(typed);
  }

  /** Returns the problem of a one-line text, as the end of a sentence; empty if it is valid. */
  public static Optional<String> objection(String line) {
    if (isBlank(line)) {
      return Optional.of("must not be blank");
    }
    return FORBIDDEN.containsSome(line)
        ? Optional.of("must not have control characters, line breaks or bidirectional overrides")
        : Optional.empty();
  }

  /** Returns the same for a text that may be empty and may contain line breaks and tabs. */
  public static Optional<String> objectionToLines(String text) {
    if (!text.isEmpty() && isBlank(text)) {
      return Optional.of("must not be blank");
    }
    return FORBIDDEN_IN_LINES.containsSome(text)
        ? Optional.of("must not have control characters or bidirectional overrides")
        : Optional.empty();
  }

  private static boolean isBlank(String text) {
    return Characters.BLANK.containsAll(text);
  }
}
