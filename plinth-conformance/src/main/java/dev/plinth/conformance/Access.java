package dev.plinth.conformance;

import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The access table: the status that each caller gets for each operation.
 *
 * @param add of POST on the collection
 * @param list of GET on the collection
 * @param read of GET on an item
 * @param change of PUT and PATCH on an item
 * @param remove of DELETE on an item
 */
public record Access(Statuses add, Statuses list, Statuses read, Statuses change, Statuses remove) {

  /** All callers read; users add; the owner and administrators change and delete. */
  public static final Access OWNED =
      new Access(
          new Statuses(401, 201, 201, 201),
          new Statuses(200, 200, 200, 200),
          new Statuses(200, 200, 200, 200),
          new Statuses(401, 403, 200, 200),
          new Statuses(401, 403, 204, 204));

  /** Returns the statuses of all operations for a kind of caller. */
  Set<Integer> of(ToIntFunction<Statuses> caller) {
    return Stream.of(add, list, read, change, remove)
        .mapToInt(caller)
        .boxed()
        .collect(Collectors.toSet());
  }

  /**
   * The statuses of one operation.
   *
   * @param anyone for a caller without a token
   * @param user for a user who doesn't own the item
   * @param owner for the owner of the item
   * @param admin for an administrator
   */
  public record Statuses(int anyone, int user, int owner, int admin) {}
}
