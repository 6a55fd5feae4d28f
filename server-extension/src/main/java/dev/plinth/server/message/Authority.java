package dev.plinth.server.message;

/** The host, and maybe the port, that a request is for. */
public final class Authority {

  private static final String SYMBOLS = "-._~[]:%!$&'()*+,;=";
  private static final int MOST_DIGITS = 5;

  private Authority() {}

  /** Whether a text is one (RFC 9110, section 7.2), which is not empty here. */
  public static boolean isValid(String text) {
    int portAt = text.indexOf(':', text.lastIndexOf(']') + 1);
    String host = portAt < 0 ? text : text.substring(0, portAt);
    String port = portAt < 0 ? "" : text.substring(portAt + 1);
    return !host.isEmpty()
        && host.chars().allMatch(Authority::isHostCharacter)
        && port.length() <= MOST_DIGITS
        && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHostCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || SYMBOLS.indexOf(c) >= 0;
  }
}
