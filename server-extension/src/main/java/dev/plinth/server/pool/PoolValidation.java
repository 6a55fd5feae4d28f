package dev.plinth.server.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.glassfish.api.jdbc.ConnectionValidation;

/**
 * Connection validation: checks a pooled connection when it is borrowed.
 *
 * <ul>
 *   <li>A connection that answered before another one failed is invalid. So all idle connections
 *       are replaced at once when the database was lost, and those in use can finish.
 *   <li>A connection that answered within the last 500 ms is valid.
 *   <li>Any other one is asked, which is a round trip. An unresponsive database is detected after 1
 *       s, well before the pool's statement timeout.
 * </ul>
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
    Long answered = ANSWERED.get(connection);
    if (answered == null || connection.isClosed()) {
      return answers(connection);
    }
    if (answered - failedAt < 0) {
      return false;
    }
    return System.nanoTime() - answered < TRUSTED_NANOS || answers(connection);
  }

  private static boolean answers(Connection connection) throws SQLException {
    long asked = System.nanoTime();
    boolean valid = connection.isValid(TIMEOUT_SECONDS);
    if (valid) {
      ANSWERED.put(connection, asked);
    } else {
      failedAt = System.nanoTime();
    }
    return valid;
  }
}
