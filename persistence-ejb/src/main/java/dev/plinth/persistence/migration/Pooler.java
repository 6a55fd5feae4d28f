package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Detects a connection pooler, such as PgBouncer, between the driver and PostgreSQL. */
final class Pooler {

  private Pooler() {}

  /** Compares process IDs: a pooler invents the one that the driver gets for cancelling. */
  static boolean isBefore(Connection connection) throws SQLException {
    int reported = connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1) != reported;
    }
  }
}
