package dev.plinth.rest.paging;

import dev.plinth.rest.conditional.RepresentationResponse;
import dev.plinth.rest.problem.ProblemException;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Representation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The page that a request asks for, by the query parameters {@code limit} (1 to {@value
 * #MAX_LIMIT}, {@value #DEFAULT_LIMIT} by default) and {@code cursor} (the first page by default).
 */
public final class PageRequest {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final UriInfo uri;
  private final int limit;
  private final Cursor cursor;
  private final Map<String, String> filters = new TreeMap<>();

  /**
   * @throws ProblemException 400 if a parameter is invalid or repeated
   */
  public PageRequest(UriInfo uri) {
    this.uri = uri;
    String limitText = parameter("limit");
    this.limit = limitText == null ? DEFAULT_LIMIT : limit(limitText);
    String text = parameter("cursor");
    this.cursor = text == null ? null : Cursor.of(text);
  }

  private String parameter(String name) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw ProblemException.badRequest("The parameter " + name + " is given more than once.");
    }
    return values.isEmpty() ? null : values.get(0);
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

  /**
   * Returns the value of a filter, if it is given. The link to the next page repeats it.
   *
   * @throws ProblemException 400 if it is neither true nor false, or repeated
   */
  public Optional<Boolean> flag(String name) {
    String value = parameter(name);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw ProblemException.badRequest(name + " must be true or false.");
    }
    if (value != null) {
      filters.put(name, value);
    }
    return Optional.ofNullable(value).map(Boolean::valueOf);
  }

  /** Returns the maximum number of items. */
  public int limit() {
    return limit;
  }

  /** Returns the position after which the page begins. */
  public Keyset after() {
    return cursor == null ? Keyset.START : new Keyset(cursor.createdAt(), cursor.id());
  }

  /** Returns the response with a page, or 304 if the client has it already. */
  public ResponseBuilder page(HttpHeaders request, Representation found) {
    if (found.next() == null) {
      return RepresentationResponse.of(request, found, Page.body(found.json(), null));
    }
    String next = new Cursor(found.next().createdAt(), found.next().id()).text();
    UriBuilder address = uri.getAbsolutePathBuilder();
    filters.forEach(address::queryParam);
    address.queryParam("limit", limit).queryParam("cursor", next);
    Link link = Link.fromUriBuilder(address).rel("next").build();
    return RepresentationResponse.of(request, found, Page.body(found.json(), next)).links(link);
  }
}
