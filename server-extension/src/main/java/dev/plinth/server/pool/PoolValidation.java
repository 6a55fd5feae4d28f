package dev.plinth.server.pool;

import java.sql.Connection;
import java.sql.SQLException;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Checks a connection of the pool when it is borrowed. A server that is silent shows itself after
 * one second here, well before the pool's limit for an answer to a statement.
 */
public final class PoolValidation implements ConnectionValidation {

  private static final int SECONDS = 1;

  @Override
  public boolean isConnectionValid(Connection connection, int statementTimeout)
      throws SQLException {
    return connection.isValid(SECONDS);
  }
}
