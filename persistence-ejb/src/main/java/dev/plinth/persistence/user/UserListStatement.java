package dev.plinth.persistence.user;

import dev.plinth.persistence.entity.ListOrder;
import dev.plinth.persistence.entity.ViewTable;
import dev.plinth.persistence.jpa.NativeStatement;
import dev.plinth.runtime.representation.Slice;
import java.util.ArrayList;
import java.util.List;

/** The statement of a part of a list of users: those next to the position first. */
final class UserListStatement {

  static final ViewTable<UserView> TABLE = new ViewTable<>("users", UserView.class);

  private static final String PAGE =
      """
      select %s
      from users
      where %s
      order by %s
      limit ?
      """;

  /** No username contains this noncharacter, and all characters of usernames precede it. */
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private UserListStatement() {}

  static NativeStatement of(UserFilter filter, Slice slice) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    if (filter.usernamePrefix() != null) {
      conditions.add("canonical_username collate \"C\" between ? and ?");
      values.add(filter.usernamePrefix());
      values.add(filter.usernamePrefix() + LAST_CHARACTER);
    }
    if (filter.active() != null) {
      conditions.add(filter.active() ? "is_active" : "not is_active");
    }
    ListOrder order = new ListOrder("created_at", true, slice);
    order.addPosition(conditions, values);
    values.add(slice.readLimit());
    return new NativeStatement(
        PAGE.formatted(TABLE.columns(), String.join(" and ", conditions), order.sql()), values);
  }
}
