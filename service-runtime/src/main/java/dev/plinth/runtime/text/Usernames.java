package dev.plinth.runtime.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Optional;

/**
 * The PRECIS profile for usernames: Nickname (RFC 8266), which allows inner spaces and symbols. In
 * addition, each word must follow the Bidi Rule (RFC 5893, section 2), and U+2800 is refused.
 */
public final class Usernames {

  /** The rounds in which a name must become stable (RFC 8264, section 7). */
  private static final int ROUNDS = 4;

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final IDNA BIDI = IDNA.getUTS46Instance(IDNA.CHECK_BIDI);

  private Usernames() {}

  /** Returns a name as it is stored and shown: as typed, in Normalization Form C. */
  public static String shown(String typed) {
    return Characters.nfc(typed);
  }

  /** Returns the problem of a name, as the end of a sentence; empty if it is valid. */
  public static Optional<String> objection(String typed) {
    String name = shown(typed);
    if (name.isEmpty() || Characters.BLANK.containsAll(name)) {
      return Optional.of("must not be blank");
    }
    if (isBlank(name.codePointAt(0)) || isBlank(name.codePointBefore(name.length()))) {
      return Optional.of("must not begin or end with white space or an invisible character");
    }
    if (!Characters.FREEFORM.containsAll(name) || name.indexOf('\u2800') >= 0) {
      return Optional.of("must not have control, invisible or unassigned characters");
    }
    if (Characters.MARKS.contains(name.codePointAt(0))) {
      return Optional.of("must not begin with a combining character");
    }
    if (!isReadable(name)) {
      return Optional.of("must not mix directions of writing in a word");
    }
    return folded(name).isPresent()
        ? Optional.empty()
        : Optional.of("must have a stable normalized form");
  }

  private static boolean isBlank(int character) {
    return Characters.BLANK.contains(character);
  }

  private static boolean isReadable(String name) {
    for (String word : Characters.withPlainSpaces(name).split(" +")) {
      IDNA.Info info = new IDNA.Info();
      BIDI.labelToUnicode(word, new StringBuilder(), info);
      if (info.getErrors().contains(IDNA.Error.BIDI)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the canonical form, which all spellings of a name share: case, width, composition and
   * the number of spaces make no difference (RFC 8266, section 2.4). Empty if the name is invalid.
   */
  public static Optional<String> canonical(String typed) {
    return objection(typed).isPresent() ? Optional.empty() : folded(typed);
  }

  /**
   * Returns the canonical form of the beginning of a name, with which the canonical forms of such
   * names begin. Empty if no name begins so.
   */
  public static Optional<String> canonicalPrefix(String typed) {
    return !typed.isEmpty() && Characters.FREEFORM.containsAll(shown(typed))
        ? folded(typed).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  static Optional<String> folded(String text) {
    String folded = text;
    for (int round = 0; round < ROUNDS; round++) {
      String next = fold(folded);
      if (next.equals(folded)) {
        return Optional.of(next);
      }
      folded = next;
    }
    return Optional.empty();
  }

  private static String fold(String text) {
    String spaced = Characters.withPlainSpaces(text).replaceAll(" +", " ").strip();
    return NFKC.normalize(UCharacter.toLowerCase(ULocale.ROOT, spaced));
  }
}
