package dev.plinth.runtime.text;

import com.ibm.icu.text.UnicodeSet;
import java.util.Optional;

/**
 * Text for readers, such as titles. All that can be seen is allowed, also the sequences of emoji,
 * whose joiners and selectors the FreeformClass of PRECIS does not have, and characters that are
 * newer than the Unicode data here.
 */
public final class FreeText {

  /** What ends a line, is no character, or turns the text around it (Unicode Annex #9, 2.1-2.4). */
  private static final UnicodeSet FORBIDDEN =
      new UnicodeSet("[[:Cc:][:Zl:][:Zp:][:NChar:]\\u202A-\\u202E\\u2066-\\u2069]").freeze();

  private static final UnicodeSet FORBIDDEN_IN_LINES =
      new UnicodeSet(FORBIDDEN).removeAll(new UnicodeSet("[\\n\\r\\t\\u2028\\u2029]")).freeze();

  private FreeText() {}

  /** Returns a text as it is kept and shown: as it was typed, in Normalization Form C. */
  public static String shown(String typed) {
    return Characters.nfc(typed);
  }

  /** Returns what is wrong with a text of one line, as the end of a sentence; empty if nothing. */
  public static Optional<String> objection(String line) {
    if (isBlank(line)) {
      return Optional.of("must not be blank");
    }
    return FORBIDDEN.containsSome(line)
        ? Optional.of("must not have control characters, line breaks or bidirectional overrides")
        : Optional.empty();
  }

  /** Returns the same of a text that may have lines and tabs, and may be empty. */
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
