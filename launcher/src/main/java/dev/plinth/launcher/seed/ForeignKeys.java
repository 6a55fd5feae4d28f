package dev.plinth.launcher.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The foreign keys of a table, set aside while many rows are written: checking all rows at the end
 * takes a tenth of the time that checking each takes. All in one transaction, so nobody sees the
 * table without them.
 *
 * @param connection the transaction
 * @param add the statements that bring them back
 */
record ForeignKeys(Connection connection, List<String> add) {

  private static final String ALL =
      """
      select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
      from pg_constraint where contype = 'f' and conrelid = ?::regclass
      """;

  /** Drops those of a table. */
  static ForeignKeys setAside(Connection connection, String table) throws SQLException {
    List<String> drop = new ArrayList<>();
    List<String> add = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setString(1, table);
      try (ResultSet keys = query.executeQuery()) {
        while (keys.next()) {
          String alter = "alter table " + keys.getString(1);
          drop.add(alter + " drop constraint " + keys.getString(2));
          add.add(alter + " add constraint " + keys.getString(2) + " " + keys.getString(3));
        }
      }
    }
    ForeignKeys keys = new ForeignKeys(connection, add);
    keys.run(drop);
    return keys;
  }

  /** Brings them back. */
  void restore() throws SQLException {
    run(add);
  }

  private void run(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
