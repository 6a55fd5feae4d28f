package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.UnsuitableDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Checks the requirements of a database before its history is read or migrations are applied. */
final class DatabaseRequirements {

  private static final String ENCODING = "UTF8";

  private static final String QUERY =
      """
      select current_setting('server_encoding'), current_schema(), current_setting('search_path')
      """;

  private static final String NO_HISTORY = "select to_regclass('flyway_schema_history') is null";

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
   * Checks that a table can be created, if there is no history yet. Flyway would retry for ten
   * seconds.
   *
   * @throws SQLException PostgreSQL's reason, if it refuses
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
