package dev.plinth.rest.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The value of the {@code Prefer} field. Parsing takes one pass, so its time is linear in the
 * length of the field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-2">RFC 7240, section 2</a>
 */
final class Preferences {

  private Preferences() {}

  /**
   * Returns the value of a preference in lower case, without quotes; empty if it is absent or has
   * no value. Of several the first counts.
   *
   * @param lines the lines of the field, which form one list
   */
  static String value(String name, List<String> lines) {
    return elements(String.join(",", lines)).stream()
        .map(element -> element.replaceFirst(";.*", "").split("=", 2))
        .filter(parts -> parts[0].strip().equalsIgnoreCase(name))
        .map(parts -> parts.length == 1 ? "" : parts[1].strip().replace("\"", ""))
        .map(value -> value.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** Splits a list at the commas outside of quoted strings. */
  private static List<String> elements(String list) {
    List<String> elements = new ArrayList<>();
    boolean isQuoted = false;
    int start = 0;
    for (int at = 0; at < list.length(); at++) {
      char c = list.charAt(at);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == '\\' && isQuoted) {
        at++;
      } else if (c == ',' && !isQuoted) {
        elements.add(list.substring(start, at));
        start = at + 1;
      }
    }
    elements.add(list.substring(start));
    return elements;
  }
}
