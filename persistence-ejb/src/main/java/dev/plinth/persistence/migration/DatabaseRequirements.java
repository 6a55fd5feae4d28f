package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.UnsuitableDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Checks the requirements of a database before its history is read or migrations are applied. */
final class DatabaseRequirements {

  private static final String ENCODING = "UTF8";

  private static final String QUERY =
      """
      select current_setting('server_encoding'), current_schema(), current_setting('search_path')
      """;

  private static final String NO_HISTORY =
      "select exists (select from unnest(?) as history(name) where to_regclass(name) is null)";

  private DatabaseRequirements() {}

  /**
   * Checks encoding and schema. Without a schema, Flyway would create one that is named after the
   * whole search path.
   *
   * @throws UnsuitableDatabase if a requirement is not met
   */
  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      if (!row.getString(1).equals(ENCODING)) {
        throw new UnsuitableDatabase(DatabaseFault.ENCODING, row.getString(1));
      }
      if (row.getString(2) == null) {
        throw new UnsuitableDatabase(DatabaseFault.SCHEMA, row.getString(3));
      }
    }
  }

  /**
   * Checks that a table can be created, if one of the migrations' histories does not exist yet.
   * Flyway would retry for ten seconds.
   *
   * @throws SQLException PostgreSQL's reason, if it refuses
   */
  static void checkFirstMigration(Connection connection, List<MigrationSet> sets)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      if (lacksHistory(connection, sets)) {
        statement.execute("create table flyway_schema_history_trial ()");
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static boolean lacksHistory(Connection connection, List<MigrationSet> sets)
      throws SQLException {
    String[] histories = sets.stream().map(set -> set.owner().history()).toArray(String[]::new);
    try (PreparedStatement query = connection.prepareStatement(NO_HISTORY)) {
      query.setArray(1, connection.createArrayOf("text", histories));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
