package dev.plinth.persistence.user;

import dev.plinth.persistence.QueryPlan;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.representation.Keyset;
import dev.plinth.runtime.representation.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Each list of users uses an index, at each depth: the plans in a table of 200,000 users. */
class UserListPlanTest {

  private static final int MAX_BLOCKS = 6_000;

  private static final String USERS =
      """
      insert into users
      select gen_random_uuid(), 1, 'User ' || i, i || '@example.org', 'x', false, i % 10 <> 3,
        timestamptz '2026-01-01' + i * interval '1 second', '2026-01-01', 'user ' || i,
        i || '@example.org'
      from generate_series(1, 200000) i;
      """;

  @Test
  void usesAnIndexForEachFilter() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    Sql.run(database, USERS);
    Sql.run(database, "vacuum analyze users");
    Keyset deep = new Keyset(Instant.parse("2026-01-01T05:00:00Z"), new UUID(0, 0));

    for (Slice slice : List.of(Slice.first(20), Slice.after(deep, 20), Slice.before(deep, 20))) {
      for (String prefix : Arrays.asList(null, "u", "user 1999", "user 77777", "nobody")) {
        for (Boolean active : Arrays.asList(null, true, false)) {
          UserFilter filter = new UserFilter(prefix, active);
          QueryPlan.of(database, UserListStatement.of(filter, slice))
              .assertUsesAnIndex(filter, MAX_BLOCKS);
        }
      }
    }
  }
}
