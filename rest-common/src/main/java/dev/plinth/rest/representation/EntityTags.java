package dev.plinth.rest.representation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entity tags of a condition in a request. */
final class EntityTags {

  /**
   * One element of a list, which may be empty (RFC 9110, 5.6.1.2), and its end. The opaque part of
   * a tag is as in 8.8.3.
   */
  private static final Pattern ELEMENT =
      Pattern.compile("[ \\t]*(?:(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"))?[ \\t]*(?:,|$)");

  private EntityTags() {}

  /**
   * Whether {@code If-None-Match} says that the client has this state already. What is neither an
   * asterisk nor a list of entity tags never does (RFC 9110, 13.1.2, last step): then it is
   * answered as if it weren't there.
   *
   * @param header its field lines
   * @param tag the current tag, with its quotes
   */
  static boolean match(List<String> header, String tag) {
    String value = String.join(",", header);
    if (value.strip().equals("*")) {
      return true;
    }
    // Weak comparison (8.8.3.2): whether the client's tag is a weak one doesn't matter.
    boolean found = false;
    Matcher element = ELEMENT.matcher(value);
    while (element.lookingAt()) {
      found |= tag.equals(element.group(1));
      if (element.hitEnd()) {
        return found;
      }
      element.region(element.end(), value.length());
    }
    return false;
  }
}
