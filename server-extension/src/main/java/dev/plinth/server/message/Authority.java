package dev.plinth.server.message;

/**
 * Authority of a request: the host and the optional port that it is for (RFC 9110, section 7.2).
 */
public final class Authority {

  private static final String SYMBOLS = "-._~[]:%!$&'()*+,;=";
  private static final int MAX_DIGITS = 5;

  private Authority() {}

  /** Whether a text is a valid authority. An empty one is not. */
  public static boolean isValid(String text) {
    int portAt = text.indexOf(':', text.lastIndexOf(']') + 1);
    String host = portAt < 0 ? text : text.substring(0, portAt);
    String port = portAt < 0 ? "" : text.substring(portAt + 1);
    return !host.isEmpty()
        && host.chars().allMatch(Authority::isHostCharacter)
        && port.length() <= MAX_DIGITS
        && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHostCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || SYMBOLS.indexOf(c) >= 0;
  }
}
