package dev.plinth.launcher.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The foreign keys of a table, and the indexes that no constraint uses, dropped for a bulk insert
 * and made again: to check and to sort all rows at the end takes a fraction of the time that each
 * row takes. All of it is one transaction, so no other session sees the table without them.
 *
 * @param connection the transaction
 * @param create the statements that make them again
 */
record KeysAndIndexes(Connection connection, List<String> create) {

  private static final String ALL =
      """
      select
        format('alter table %s drop constraint %I', conrelid::regclass, conname),
        format('alter table %s add constraint %I %s',
          conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint
      where contype = 'f' and conrelid = cast(? as regclass)
      union all
      select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      from pg_index
      where indrelid = cast(? as regclass)
        and not exists (select from pg_constraint where conindid = indexrelid)
      """;

  /** Drops those of a table. */
  static KeysAndIndexes drop(Connection connection, String table) throws SQLException {
    List<String> drop = new ArrayList<>();
    List<String> create = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setString(1, table);
      query.setString(2, table);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          drop.add(found.getString(1));
          create.add(found.getString(2));
        }
      }
    }
    KeysAndIndexes dropped = new KeysAndIndexes(connection, create);
    dropped.run(drop);
    return dropped;
  }

  /** Makes them again. */
  void restore() throws SQLException {
    run(create);
  }

  private void run(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
