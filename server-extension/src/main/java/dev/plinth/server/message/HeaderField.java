package dev.plinth.server.message;

import java.util.Locale;

/**
 * Header field (RFC 9112, section 5).
 *
 * @param name its name as sent
 * @param rawValue everything after the colon
 */
record HeaderField(String name, String rawValue) {

  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

  /**
   * Parses a field line.
   *
   * @throws BadMessage if it is malformed, or is an obsolete line folding: it begins with white
   *     space and continues the previous line (section 5.2)
   */
  static HeaderField of(String line) throws BadMessage {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw BadMessage.syntax("A header line has no name or no colon.");
    }
    String name = line.substring(0, colon);
    if (!isToken(name)) {
      throw BadMessage.syntax("A header name contains a character that is not allowed.");
    }
    return new HeaderField(name, line.substring(colon + 1));
  }

  /** Returns the name in lower case. */
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns the value without leading and trailing white space. */
  String value() {
    return rawValue.strip();
  }

  /** Whether a text is a token (RFC 9110, section 5.6.2). */
  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(HeaderField::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || SYMBOLS.indexOf(c) >= 0;
  }
}
