package dev.plinth.server.message;

/** Request target (RFC 9112, section 3.2): a path, an absolute URI, or an asterisk. */
final class RequestTarget {

  private static final int HEX = 16;

  private RequestTarget() {}

  /**
   * Returns the target with its unreserved characters decoded (RFC 3986, section 6.2.2.2): {@code
   * /%62logs} becomes {@code /blogs}.
   *
   * @throws BadMessage if it is malformed
   */
  static String normalized(String target) throws BadMessage {
    int query = target.indexOf('?');
    String address = query < 0 ? target : target.substring(0, query);
    checkForm(address);
    return address.indexOf('%') < 0
        ? target
        : decoded(address) + (query < 0 ? "" : target.substring(query));
  }

  private static void checkForm(String address) throws BadMessage {
    if (address.startsWith("/") || address.equals("*")) {
      return;
    }
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? "" : address.substring(scheme + 3);
    int path = rest.indexOf('/');
    boolean isWeb =
        address.regionMatches(true, 0, "http://", 0, 7)
            || address.regionMatches(true, 0, "https://", 0, 8);
    if (!isWeb || !Authority.isValid(path < 0 ? rest : rest.substring(0, path))) {
      throw BadMessage.syntax("The request target is neither a path nor a URI with a host.");
    }
  }

  private static String decoded(String address) throws BadMessage {
    StringBuilder decoded = new StringBuilder(address.length());
    for (int at = 0; at < address.length(); at++) {
      char c = address.charAt(at);
      if (c != '%') {
        decoded.append(c);
        continue;
      }
      int octet = octet(address, at);
      if (isUnreserved(octet)) {
        decoded.append((char) octet);
      } else {
        decoded.append(address, at, at + 3);
      }
      at += 2;
    }
    return decoded.toString();
  }

  private static int octet(String address, int at) throws BadMessage {
    int high = at + 2 < address.length() ? Character.digit(address.charAt(at + 1), HEX) : -1;
    int low = at + 2 < address.length() ? Character.digit(address.charAt(at + 2), HEX) : -1;
    if (high < 0 || low < 0) {
      throw BadMessage.syntax(
          "A percent sign in the address is not followed by two hexadecimal digits.");
    }
    return high << 4 | low;
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
