package dev.plinth.rest.entity;

import dev.plinth.rest.paging.PageRequest;
import dev.plinth.rest.query.RequestParameters;
import dev.plinth.runtime.entity.EntityQuery;
import dev.plinth.runtime.entity.EntityQuery.Comparison;
import dev.plinth.runtime.entity.EntityQuery.Condition;
import dev.plinth.runtime.entity.EntitySort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The query parameters that filter and sort a list of entities. */
public final class ListParameters {

  public static final String USER_ID = "userId";
  public static final String CREATED_AFTER = "createdAfter";
  public static final String CREATED_BEFORE = "createdBefore";
  public static final String SORT = "sort";

  private static final Map<String, EntitySort> SORTS = new LinkedHashMap<>();

  static {
    SORTS.put("createdAt", EntitySort.OLDEST);
    SORTS.put("-createdAt", EntitySort.NEWEST);
    SORTS.put("updatedAt", EntitySort.FIRST_UPDATED);
    SORTS.put("-updatedAt", EntitySort.LAST_UPDATED);
  }

  private ListParameters() {}

  /**
   * Returns the query of a request. A parameter that is invalid, or a cursor of another list, is
   * refused with 400.
   *
   * @param ids the parameters that filter by an id, besides the owner's
   */
  public static EntityQuery query(PageRequest request, String... ids) {
    RequestParameters parameters = request.parameters();
    List<Condition> conditions = new ArrayList<>();
    Stream.concat(Stream.of(USER_ID), Stream.of(ids))
        .forEach(
            name ->
                parameters
                    .id(name)
                    .map(id -> new Condition(name, Comparison.EQUAL, id))
                    .ifPresent(conditions::add));
    parameters.time(CREATED_AFTER).ifPresent(it -> conditions.add(created(Comparison.LATER, it)));
    parameters
        .time(CREATED_BEFORE)
        .ifPresent(it -> conditions.add(created(Comparison.EARLIER, it)));
    EntitySort sort = parameters.oneOf(SORT, SORTS).orElse(EntitySort.NEWEST);
    requireSortByCreation(parameters, sort.isByCreation());
    return new EntityQuery(conditions, sort, request.slice(Instant.class));
  }

  private static Condition created(Comparison comparison, Instant time) {
    return new Condition("createdAt", comparison, time);
  }

  /**
   * Requires that a list with bounds of the time of creation is sorted by it; otherwise no index
   * would find its items.
   *
   * @param isByCreation whether the list is sorted by it
   */
  public static void requireSortByCreation(RequestParameters parameters, boolean isByCreation) {
    boolean isBounded =
        parameters.value(CREATED_AFTER).isPresent() || parameters.value(CREATED_BEFORE).isPresent();
    parameters.require(
        !isBounded || isByCreation,
        "createdAfter and createdBefore need the sort createdAt or -createdAt");
  }
}
