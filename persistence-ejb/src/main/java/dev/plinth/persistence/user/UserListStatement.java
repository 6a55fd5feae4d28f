package dev.plinth.persistence.user;

import dev.plinth.persistence.jpa.NativeStatement;
import dev.plinth.runtime.representation.Slice;
import java.util.ArrayList;
import java.util.List;

/** The statement of a part of a list of users: those next to the position first. */
final class UserListStatement {

  private static final String PAGE =
      """
      select id, username, email, is_admin, is_active, created_at, updated_at, version
      from users
      where %1$s
      order by created_at %2$s, id %2$s
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
    if (!slice.isFirst()) {
      conditions.add("(created_at, id) " + (slice.isBefore() ? ">" : "<") + " (?, ?)");
      values.add(slice.position().key());
      values.add(slice.position().id());
    }
    values.add(slice.readLimit());
    String direction = slice.isBefore() ? "asc" : "desc";
    return new NativeStatement(PAGE.formatted(String.join(" and ", conditions), direction), values);
  }
}
