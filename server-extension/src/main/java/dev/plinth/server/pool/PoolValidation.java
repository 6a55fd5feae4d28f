package dev.plinth.server.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Connection validation: checks a pooled connection when it is borrowed. A connection that answered
 * within the last 500 ms, and since another one last did not, is valid; any other one is asked,
 * which is a round trip. An unresponsive database is detected after 1 s, well before the pool's
 * statement timeout.
 */
public final class PoolValidation implements ConnectionValidation {

  private static final int TIMEOUT_SECONDS = 1;
  private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();

  /** When each connection was last asked, and answered; by {@link System#nanoTime}. */
  private static final Map<Connection, Long> ANSWERED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static volatile long failedAt = System.nanoTime();

  @Override
  public boolean isConnectionValid(Connection connection, int statementTimeout)
      throws SQLException {
    if (isTrusted(connection)) {
      return true;
    }
    long asked = System.nanoTime();
    if (connection.isValid(TIMEOUT_SECONDS)) {
      ANSWERED.put(connection, asked);
      return true;
    }
    failedAt = System.nanoTime();
    return false;
  }

  private static boolean isTrusted(Connection connection) throws SQLException {
    Long answered = ANSWERED.get(connection);
    return answered != null
        && answered - failedAt > 0
        && System.nanoTime() - answered < TRUSTED_NANOS
        && !connection.isClosed();
  }
}
