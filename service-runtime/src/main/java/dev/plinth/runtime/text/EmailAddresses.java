package dev.plinth.runtime.text;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * One mailbox, one address. The domain is compared in its ASCII form by UTS #46, non-transitional;
 * the part before it like a username. What a mail provider takes for the same, such as dots, is not
 * known here.
 */
public final class EmailAddresses {

  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);

  private EmailAddresses() {}

  /** Returns an address as it is kept and shown: in lower case and Normalization Form C. */
  public static String shown(String typed) {
    return Characters.nfc(typed.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns what all spellings of an address have in common; empty if it is none. A quoted local
   * part and an address literal are other spellings of what needs neither, so they are none here.
   */
  public static Optional<String> canonical(String typed) {
    int at = typed.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    return local(typed.substring(0, at))
        .flatMap(local -> domain(typed.substring(at + 1)).map(domain -> local + "@" + domain));
  }

  /** Whether two addresses are spellings of one mailbox. */
  public static boolean areSame(String one, String other) {
    Optional<String> canonical = canonical(one);
    return canonical.isPresent() && canonical.equals(canonical(other));
  }

  private static Optional<String> local(String typed) {
    boolean allowed =
        Characters.FREEFORM.containsAll(Characters.nfc(typed))
            && Characters.BLANK.containsNone(typed)
            && typed.indexOf('"') < 0;
    return allowed ? Usernames.folded(typed) : Optional.empty();
  }

  private static Optional<String> domain(String typed) {
    StringBuilder ascii = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    DOMAINS.nameToASCII(typed, ascii, info);
    boolean valid =
        !info.hasErrors() && ascii.length() > 0 && ascii.charAt(ascii.length() - 1) != '.';
    return valid ? Optional.of(ascii.toString()) : Optional.empty();
  }
}
