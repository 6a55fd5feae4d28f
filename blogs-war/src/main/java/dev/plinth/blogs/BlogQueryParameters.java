package dev.plinth.blogs;

import dev.plinth.persistence.blog.BlogFilter;
import dev.plinth.persistence.blog.BlogQuery;
import dev.plinth.persistence.blog.BlogSort;
import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.RequestParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query parameters that filter and sort a list of blogs. */
final class BlogQueryParameters {

  static final String AUTHOR = "author";
  static final String USER_ID = "userId";
  static final String IS_ACTIVE = "isActive";
  static final String CREATED_AFTER = "createdAfter";
  static final String CREATED_BEFORE = "createdBefore";
  static final String SORT = "sort";

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
    BlogSort sort = parameters.oneOf(SORT, SORTS).orElse(BlogSort.NEWEST);
    boolean isInTime = filter.createdAfter() != null || filter.createdBefore() != null;
    parameters.require(
        !isInTime || sort.isByCreation(),
        "createdAfter and createdBefore need the sort createdAt or -createdAt");
    return new BlogQuery(filter, sort, request.slice(sort.keyType()));
  }

  private static BlogFilter filter(RequestParameters parameters) {
    return new BlogFilter(
        parameters.line(AUTHOR, Author.LONGEST).orElse(null),
        parameters.id(USER_ID).orElse(null),
        parameters.flag(IS_ACTIVE).orElse(null),
        parameters.time(CREATED_AFTER).orElse(null),
        parameters.time(CREATED_BEFORE).orElse(null));
  }
}
