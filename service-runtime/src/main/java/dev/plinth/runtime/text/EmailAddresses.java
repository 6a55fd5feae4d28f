package dev.plinth.runtime.text;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * Normalization of e-mail addresses, so that one mailbox has one address. Domains are compared in
 * their ASCII form by UTS #46, non-transitional; local parts like usernames. Rules of a mail
 * provider, such as ignoring dots, are not applied.
 */
public final class EmailAddresses {

  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);

  private EmailAddresses() {}

  /** Returns an address as it is stored and shown: in lower case and Normalization Form C. */
  public static String shown(String typed) {
    return Characters.nfc(typed.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the canonical form, which all spellings of an address share; empty if the text is not
   * an address. Quoted local parts and address literals are not accepted: they would be other
   * spellings of plain addresses.
   */
  public static Optional<String> canonical(String typed) {
    int at = typed.lastIndexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    return local(typed.substring(0, at))
        .flatMap(local -> domain(typed.substring(at + 1)).map(domain -> local + "@" + domain));
  }

  /** Returns whether two addresses are spellings of one mailbox. */
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
