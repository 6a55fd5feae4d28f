package dev.plinth.server.pool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Data source of the connection pool. Behind a connection pooler in transaction mode, such as
 * PgBouncer, each transaction may run in another session, so no statement is prepared in a session
 * there.
 *
 * @see <a href="https://www.pgbouncer.org/features.html">SQL feature map for pooling modes</a>
 */
public final class PoolerAwareDataSource extends PGSimpleDataSource {

  private static final long serialVersionUID = 1L;

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Connection connection = super.getConnection(user, password);
    try {
      if (isBehindPooler(connection)) {
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A pooler makes up the process ID that the driver receives for cancelling statements. */
  private static boolean isBehindPooler(Connection connection) throws SQLException {
    int reported = connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1) != reported;
    }
  }
}
