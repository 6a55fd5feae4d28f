package dev.plinth.server.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Element of a {@code Forwarded} header: what one proxy reports about the request that it received.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239, section 4</a>
 */
final class ForwardedElement {

  private final Map<String, String> pairs = new HashMap<>();

  private ForwardedElement() {}

  /** Parses a field in one pass. Returns no element if any is malformed. */
  static List<ForwardedElement> parse(String field) {
    List<ForwardedElement> elements = new ArrayList<>();
    for (String element : split(field, ',')) {
      ForwardedElement parsed = new ForwardedElement();
      for (String pair : split(element, ';')) {
        if (!parsed.add(pair.strip())) {
          return List.of();
        }
      }
      elements.add(parsed);
    }
    return elements;
  }

  /** Splits a text at a separator outside quotation marks. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private boolean add(String pair) {
    if (pair.isEmpty()) {
      return true;
    }
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return false;
    }
    String value = pair.substring(equals + 1);
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String bare = quoted ? value.substring(1, value.length() - 1) : value;
    String name = pair.substring(0, equals).toLowerCase(Locale.ROOT);
    return bare.indexOf('"') < 0 && bare.indexOf('\\') < 0 && pairs.put(name, bare) == null;
  }

  /**
   * Returns the address that the request came from (section 6), without its port; null if it is not
   * reported. A node that is not an address is returned unchanged.
   */
  String address() {
    String node = pairs.get("for");
    if (node == null) {
      return null;
    }
    if (node.startsWith("[") && node.indexOf(']') > 0) {
      return node.substring(1, node.indexOf(']'));
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }

  /** Returns the host and optional port that the request was for; null if it is not reported. */
  String host() {
    return pairs.get("host");
  }

  /** Returns the scheme of the request; null if it is not reported. */
  String scheme() {
    return pairs.get("proto");
  }
}
