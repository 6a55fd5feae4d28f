package dev.plinth.rest.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.rest.query.RequestParameters;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import dev.plinth.runtime.representation.Slice;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page that a request asks for, by the query parameters {@code limit} (1 to {@value
 * #MAX_LIMIT}, {@value #DEFAULT_LIMIT} by default) and {@code cursor} (the first page by default).
 * All other parameters select and sort the list.
 */
public final class PageRequest {

  public static final String LIMIT = "limit";
  public static final String CURSOR = "cursor";

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final UriInfo uri;
  private final RequestParameters parameters;
  private final int limit;

  /** The filter and sort of the list, as a query. */
  private final String list;

  /**
   * @throws ProblemException 400 if a parameter is repeated or the limit invalid
   */
  public PageRequest(UriInfo uri) {
    this.uri = uri;
    this.parameters = new RequestParameters(uri.getQueryParameters());
    this.limit = parameters.value(LIMIT).map(PageRequest::limit).orElse(DEFAULT_LIMIT);
    this.list =
        uri.getQueryParameters().entrySet().stream()
            .filter(it -> !it.getKey().equals(LIMIT) && !it.getKey().equals(CURSOR))
            .map(it -> it.getKey() + "=" + encoded(it.getValue().get(0)))
            .sorted()
            .collect(joining("&"));
  }

  private static int limit(String text) {
    // Three digits can't overflow.
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (1 <= limit && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw ProblemException.badRequest("limit must be a number from 1 to " + MAX_LIMIT + ".");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  /** Returns all parameters of the request. */
  public RequestParameters parameters() {
    return parameters;
  }

  /**
   * Returns the part of the list that the page shows.
   *
   * @param keyType the type of the key by which the list is sorted
   * @throws ProblemException 400 if the cursor was not issued for this list
   */
  public Slice slice(Class<?> keyType) {
    Optional<Cursor> cursor = parameters.value(CURSOR).map(it -> Cursor.of(it, list, keyType));
    return cursor
        .map(it -> new Slice(it.position(), it.isBefore(), limit))
        .orElseGet(() -> Slice.first(limit));
  }

  /** Returns the response with a page, or 304 if the client has it already. */
  public ResponseBuilder page(HttpHeaders request, Representation found) {
    String next = cursor(found.next(), false);
    ResponseBuilder response =
        RepresentationResponse.of(request, found, Page.body(found.json(), next));
    String links = links(next, cursor(found.previous(), true));
    return links.isEmpty() ? response : response.header(HttpHeaders.LINK, links);
  }

  private String cursor(Keyset position, boolean isBefore) {
    return position == null ? null : new Cursor(position, isBefore).text(list);
  }

  /** Returns the value of the field {@code Link}; the first page has only the link to the next. */
  private String links(String next, String previous) {
    boolean isFirst = parameters.value(CURSOR).isEmpty();
    return Stream.of(
            link("next", next == null ? null : "&cursor=" + next),
            link("prev", previous == null ? null : "&cursor=" + previous),
            link("first", isFirst ? null : ""))
        .flatMap(Optional::stream)
        .collect(joining(", "));
  }

  private Optional<String> link(String relation, String cursor) {
    String query = (list.isEmpty() ? "" : list + "&") + "limit=" + limit;
    return Optional.ofNullable(cursor)
        .map(it -> "<" + uri.getAbsolutePath() + "?" + query + it + ">; rel=\"" + relation + "\"");
  }
}
