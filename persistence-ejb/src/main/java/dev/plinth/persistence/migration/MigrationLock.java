package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The advisory lock that is held by the runner of migrations. It belongs to a transaction, so that
 * it works through a connection pooler too, and no {@code idle_session_timeout} ends it. A runner
 * asks again and again in place of waiting in the database: no {@code lock_timeout} or {@code
 * statement_timeout} ends that, and {@code create index concurrently} does not wait for it.
 */
final class MigrationLock {

  /** The ASCII codes of "Plinth". */
  private static final long RUNNER = 0x506c696e7468L;

  /** The transaction of a migration holds this one. It outlives a runner that was killed. */
  private static final long UNDER_WAY = RUNNER + 1;

  private static final String TRY =
      """
      select pg_try_advisory_xact_lock(%d)
        and case when pg_try_advisory_lock(%d) then pg_advisory_unlock(%2$d) else false end
      """
          .formatted(RUNNER, UNDER_WAY);

  private static final String NO_LIMITS =
      "select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'";

  /**
   * The last statement, because the driver leaves the portal of a query open, with a snapshot that
   * {@code create index concurrently} would wait for.
   */
  private static final String MAY_BE_IDLE = "set local idle_in_transaction_session_timeout = 0";

  private static final long PAUSE_MILLIS = 100;
  private static final long SILENCE_MILLIS = 1000;

  private MigrationLock() {}

  /**
   * Waits for the lock. It is held until the transaction ends.
   *
   * @param connection not in a transaction; on return it is in one
   * @param listener told once if it takes more than a second
   */
  static void acquire(Connection connection, MigrationListener listener) throws SQLException {
    connection.setAutoCommit(false);
    long waited = 0;
    while (!attempt(connection)) {
      if (waited == SILENCE_MILLIS) {
        listener.waiting();
      }
      pause();
      waited += PAUSE_MILLIS;
    }
  }

  private static boolean attempt(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NO_LIMITS);
      if (isTrue(statement, TRY)) {
        statement.execute(MAY_BE_IDLE);
        return true;
      }
    }
    connection.rollback();
    return false;
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while another runner applies migrations", e);
    }
  }

  /**
   * Marks the transaction of a migration as one that the next runner waits for.
   *
   * @return the number of the transaction
   */
  static String mark(Connection migrating) throws SQLException {
    try (Statement statement = migrating.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select pg_current_xact_id()::text, pg_advisory_xact_lock(" + UNDER_WAY + ")")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
