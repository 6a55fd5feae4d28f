package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.UnsuitableDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What must hold for a database before its history is read or migrations are applied. */
final class DatabaseRequirements {

  private static final String ENCODING = "UTF8";

  private static final String QUERY =
      """
      select current_setting('server_encoding'), current_schema(), current_setting('search_path')
      """;

  private static final String NO_HISTORY = "select to_regclass('flyway_schema_history') is null";

  private DatabaseRequirements() {}

  /**
   * Without a schema, Flyway would create one that is named after the whole search path.
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
   * Tries to create a table where there is no history yet: Flyway would try for ten seconds.
   *
   * @throws SQLException if PostgreSQL refuses it, with its reason
   */
  static void checkFirstMigration(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NO_HISTORY)) {
      row.next();
      if (row.getBoolean(1)) {
        statement.execute("create table flyway_schema_history_trial ()");
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
