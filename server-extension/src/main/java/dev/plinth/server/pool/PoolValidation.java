package dev.plinth.server.pool;

import java.sql.Connection;
import java.sql.SQLException;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Connection validation: checks a pooled connection when it is borrowed. An unresponsive database
 * is detected after 1 s, well before the pool's statement timeout.
 */
public final class PoolValidation implements ConnectionValidation {

  private static final int TIMEOUT_SECONDS = 1;

  @Override
  public boolean isConnectionValid(Connection connection, int statementTimeout)
      throws SQLException {
    return connection.isValid(TIMEOUT_SECONDS);
  }
}
