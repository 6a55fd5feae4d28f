package dev.plinth.persistence.blog;

import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A search for blogs by their words, the most relevant first.
 *
 * @param text what to search for, in the syntax of {@code websearch_to_tsquery}; any text is valid
 * @param filter what the blogs fulfil besides
 * @param hasSnippets whether each match has a snippet
 */
public record BlogSearch(String text, BlogFilter filter, boolean hasSnippets, Slice slice) {

  /** A minus has one before a word, and none within it. */
  private static final Pattern WITHOUT_MEANING =
      Pattern.compile("[\\p{Punct}&&[^\"-]]|(?<=[^\\s\"-])-");

  /** Returns this search with another filter. */
  public BlogSearch with(BlogFilter filter) {
    return new BlogSearch(text, filter, hasSnippets, slice);
  }

  /** Returns the page with the matches that a repository found. */
  public Representation page(List<BlogMatch> found) {
    return Representation.ofPage(found, slice, BlogMatch::relevance);
  }

  /**
   * Returns the text with the words of the column {@code search}, which are letters and digits. Of
   * other characters only quotes and the sign of an excluded word have a meaning.
   */
  String words() {
    return WITHOUT_MEANING.matcher(text).replaceAll(" ");
  }

  /**
   * Whether the text may end with the beginning of a word, because the user is still typing it. A
   * phrase and an excluded word are complete, and one letter would match too much.
   */
  boolean endsWithAPrefix() {
    String words = words();
    String last = words.substring(words.lastIndexOf(' ') + 1);
    return last.codePointCount(0, last.length()) > 1
        && Character.isUnicodeIdentifierPart(last.codePointBefore(last.length()))
        && !last.startsWith("-")
        && words.chars().filter(it -> it == '"').count() % 2 == 0;
  }
}
