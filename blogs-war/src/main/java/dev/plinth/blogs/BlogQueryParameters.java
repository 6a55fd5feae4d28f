package dev.plinth.blogs;

import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogSearch;
import dev.plinth.persistence.blog.BlogSort;
import dev.plinth.rest.entity.ListParameters;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.RequestParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The query parameters that filter and sort a list of blogs, or search in it. */
final class BlogQueryParameters {

  static final String TEXT = "q";
  static final String SNIPPETS = "snippets";
  static final String AUTHOR = "author";
  static final String IS_ACTIVE = "isActive";

  /** In characters. */
  private static final int LONGEST_TEXT = 200;

  private static final Map<String, BlogSort> SORTS = new LinkedHashMap<>();

  static {
    SORTS.put("createdAt", BlogSort.OLDEST);
    SORTS.put("-createdAt", BlogSort.NEWEST);
    SORTS.put("updatedAt", BlogSort.FIRST_UPDATED);
    SORTS.put("-updatedAt", BlogSort.LAST_UPDATED);
    SORTS.put("title", BlogSort.TITLE);
    SORTS.put("-title", BlogSort.TITLE_DESCENDING);
  }

  private BlogQueryParameters() {}

  /**
   * Returns the query of a request. A parameter that is invalid, or a cursor of another list, is
   * refused with 400.
   */
  static BlogQuery of(PageRequest request) {
    RequestParameters parameters = request.parameters();
    BlogFilter filter = filter(parameters);
    BlogSort sort = parameters.oneOf(ListParameters.SORT, SORTS).orElse(BlogSort.NEWEST);
    ListParameters.requireSortByCreation(parameters, sort.isByCreation());
    return new BlogQuery(filter, sort, request.slice(sort.keyType()));
  }

  /**
   * Returns the search of a request; empty if it asks for a list. A parameter that is invalid, or a
   * cursor of another list, is refused with 400.
   */
  static Optional<BlogSearch> search(PageRequest request) {
    RequestParameters parameters = request.parameters();
    Optional<String> text = parameters.line(TEXT, LONGEST_TEXT);
    Optional<Boolean> snippets = parameters.flag(SNIPPETS);
    parameters.require(text.isPresent() || snippets.isEmpty(), "snippets needs q");
    parameters.require(
        text.isEmpty() || parameters.value(ListParameters.SORT).isEmpty(),
        "q sorts by relevance, so sort must be absent");
    return text.map(
        it ->
            new BlogSearch(
                it, filter(parameters), snippets.orElse(false), request.slice(Long.class)));
  }

  private static BlogFilter filter(RequestParameters parameters) {
    return new BlogFilter(
        parameters.line(AUTHOR, Author.LONGEST).orElse(null),
        parameters.id(ListParameters.USER_ID).orElse(null),
        parameters.flag(IS_ACTIVE).orElse(null),
        parameters.time(ListParameters.CREATED_AFTER).orElse(null),
        parameters.time(ListParameters.CREATED_BEFORE).orElse(null));
  }
}
