package dev.plinth.rest.page;

import dev.plinth.rest.problem.ProblemException;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Which part of a list a request asks for, by the query parameters {@code limit} (1 to {@value
 * #MAX_LIMIT}, else {@value #DEFAULT_LIMIT}) and {@code cursor} (else from the start).
 */
public final class PageRequest {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final UriInfo uri;
  private final int limit;
  private final Cursor cursor;

  /**
   * @throws ProblemException 400 if a parameter is wrong or there twice
   */
  public PageRequest(UriInfo uri) {
    this.uri = uri;
    String wanted = parameter("limit");
    this.limit = wanted == null ? DEFAULT_LIMIT : limit(wanted);
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
    // Three digits are enough for the largest limit, and too few to overflow.
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (1 <= limit && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw ProblemException.badRequest("limit has to be a number from 1 to " + MAX_LIMIT + ".");
  }

  /** Returns how many items to read: one more than wanted, to learn whether others follow. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * Returns the place after which to read.
   *
   * @param start the place for a request without a cursor
   * @param place makes a place of the time of creation and the identity of the item before it
   */
  public <T> T after(T start, BiFunction<Instant, UUID, T> place) {
    return cursor == null ? start : place.apply(cursor.createdAt(), cursor.id());
  }

  /**
   * Returns the response with a page.
   *
   * @param found what was read: up to {@link #fetch()} items, newest first
   */
  public <T> Response page(List<T> found, Function<T, Instant> createdAt, Function<T, UUID> id) {
    if (found.size() <= limit) {
      return Response.ok(new Page<>(found, null)).build();
    }
    List<T> items = found.subList(0, limit);
    T last = items.get(limit - 1);
    String next = new Cursor(createdAt.apply(last), id.apply(last)).text();
    Link link =
        Link.fromUriBuilder(
                uri.getAbsolutePathBuilder().queryParam("limit", limit).queryParam("cursor", next))
            .rel("next")
            .build();
    return Response.ok(new Page<>(items, next)).links(link).build();
  }
}
