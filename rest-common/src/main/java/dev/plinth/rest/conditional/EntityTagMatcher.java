package dev.plinth.rest.conditional;

import dev.plinth.rest.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The entity tags of a precondition: a list, or an asterisk, which matches every state. Parsing
 * takes one pass, so its time is linear in the length of the field.
 *
 * @param any whether it is an asterisk
 * @param strong the opaque parts of the strong tags, with their quotes
 * @param weak the opaque parts of the weak tags, with their quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
record EntityTagMatcher(boolean any, Set<String> strong, Set<String> weak) {

  private static final String WEAK = "W/";

  /**
   * Parses a field.
   *
   * @param field its name
   * @param lines its lines, which form one list (RFC 9110, section 5.3)
   * @throws ProblemException 400 if it is neither an asterisk nor a list of entity tags
   */
  static EntityTagMatcher of(String field, List<String> lines) {
    String value = String.join(",", lines);
    EntityTagMatcher tags =
        new EntityTagMatcher(value.strip().equals("*"), new HashSet<>(), new HashSet<>());
    if (!tags.any && !(tags.addAll(value) && tags.isNotEmpty())) {
      throw ProblemException.badRequest(
          field + " must be * or a list of entity tags such as \"1.a\".");
    }
    return tags;
  }

  /**
   * Adds the elements of a list, some of them empty (section 5.6.1.2); false if it is malformed.
   */
  private boolean addAll(String list) {
    boolean afterTag = false;
    for (int at = 0; at < list.length(); ) {
      char c = list.charAt(at);
      if (c == ',' || c == ' ' || c == '\t') {
        afterTag &= c != ',';
        at++;
        continue;
      }
      int end = afterTag ? -1 : add(list, at);
      if (end < 0) {
        return false;
      }
      afterTag = true;
      at = end;
    }
    return true;
  }

  /** Adds the tag at this position, and returns its end; -1 if there is no tag. */
  private int add(String list, int at) {
    boolean isWeak = list.startsWith(WEAK, at);
    int start = isWeak ? at + WEAK.length() : at;
    int end = endOfOpaque(list, start);
    if (end >= 0) {
      (isWeak ? weak : strong).add(list.substring(start, end));
    }
    return end;
  }

  private static int endOfOpaque(String list, int start) {
    if (start >= list.length() || list.charAt(start) != '"') {
      return -1;
    }
    int end = start + 1;
    while (end < list.length() && isOpaque(list.charAt(end))) {
      end++;
    }
    return end < list.length() && list.charAt(end) == '"' ? end + 1 : -1;
  }

  private static boolean isOpaque(char c) {
    return c == 0x21 || c >= 0x23 && c <= 0x7E || c >= 0x80;
  }

  private boolean isNotEmpty() {
    return !strong.isEmpty() || !weak.isEmpty();
  }

  /**
   * Compares strongly (section 8.8.3.2), as {@code If-Match} does.
   *
   * @param tag a strong tag, with its quotes
   */
  boolean matchStrongly(String tag) {
    return any || strong.contains(tag);
  }

  /**
   * Compares weakly (section 8.8.3.2), as {@code If-None-Match} does.
   *
   * @param tag a tag's opaque part, with its quotes
   */
  boolean matchWeakly(String tag) {
    return any || strong.contains(tag) || weak.contains(tag);
  }
}
