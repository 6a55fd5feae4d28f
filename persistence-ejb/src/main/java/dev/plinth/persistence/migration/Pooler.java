package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Whether a connection pooler, such as PgBouncer, stands between the driver and PostgreSQL. */
final class Pooler {

  private Pooler() {}

  /** A pooler makes up the process number that the driver gets for cancelling statements. */
  static boolean isBefore(Connection connection) throws SQLException {
    int told = connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1) != told;
    }
  }
}
