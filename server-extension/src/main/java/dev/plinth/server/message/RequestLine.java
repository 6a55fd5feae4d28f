package dev.plinth.server.message;

import java.util.Set;

/**
 * Request line (RFC 9112, section 3).
 *
 * @param method as sent
 * @param target normalized
 * @param version {@code HTTP/1.0} or {@code HTTP/1.1}
 */
record RequestLine(String method, String target, String version) {

  private static final int VERSION_NOT_SUPPORTED = 505;
  private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");
  private static final String FORM = "HTTP/d.d";

  /**
   * Parses a request line.
   *
   * @throws BadMessage 400 if it is malformed, 505 if its version is not supported
   */
  static RequestLine of(String line) throws BadMessage {
    String[] parts = line.split(" ", -1);
    boolean isSimple = parts.length == 2 && HeaderField.isToken(parts[0]);
    if (!isSimple
        && (parts.length != 3 || !HeaderField.isToken(parts[0]) || !isVisible(parts[1]))) {
      throw BadMessage.syntax("The request line is not a method, a target and a version.");
    }
    if (!isSimple && !isVersion(parts[2])) {
      throw BadMessage.syntax("The version in the request line is not an HTTP version.");
    }
    if (isSimple || !VERSIONS.contains(parts[2])) {
      throw BadMessage.of(
          VERSION_NOT_SUPPORTED, "The supported versions are HTTP/1.1 and HTTP/1.0.");
    }
    return new RequestLine(parts[0], RequestTarget.normalized(parts[1]), parts[2]);
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static boolean isVersion(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    String form =
        text.substring(0, 5) + digit(text.charAt(5)) + text.charAt(6) + digit(text.charAt(7));
    return form.equals(FORM);
  }

  private static char digit(char c) {
    return c >= '0' && c <= '9' ? 'd' : c;
  }

  /** Whether the version is 1.1. */
  boolean isHttp11() {
    return version.equals("HTTP/1.1");
  }

  /** Returns the path of the target. */
  String path() {
    String address = target.startsWith("/") ? target : target.replaceFirst("^[^:]*://[^/?]*", "");
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  @Override
  public String toString() {
    return method + " " + target + " " + version;
  }
}
