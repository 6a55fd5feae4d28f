package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Advisory lock that lets one runner at a time apply migrations. It belongs to a transaction, so it
 * works through a connection pooler, and no {@code idle_session_timeout} ends it. A runner polls
 * for it instead of waiting in the database: so no {@code lock_timeout} or {@code
 * statement_timeout} ends the wait, and {@code create index concurrently} does not wait for the
 * runner.
 */
final class MigrationLock {

  /** The ASCII codes of "Plinth". */
  private static final long RUNNER = 0x506c696e7468L;

  /** Held by the transaction of a migration, which may outlive a runner that was killed. */
  private static final long RUNNING_MIGRATION = RUNNER + 1;

  private static final String TRY =
      """
      select pg_try_advisory_xact_lock(%d)
        and case when pg_try_advisory_lock(%d) then pg_advisory_unlock(%2$d) else false end
      """
          .formatted(RUNNER, RUNNING_MIGRATION);

  private static final String NO_LIMITS =
      "select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'";

  /**
   * Must be the last statement: after a query the driver leaves a portal open, with a snapshot that
   * {@code create index concurrently} would wait for.
   */
  private static final String NO_IDLE_LIMIT = "set local idle_in_transaction_session_timeout = 0";

  private static final long PAUSE_MILLIS = 100;
  private static final long REPORT_AFTER_MILLIS = 1000;

  private MigrationLock() {}

  /**
   * Waits for the lock, which is held until the transaction ends.
   *
   * @param connection not in a transaction; on return it is in one
   * @param listener called once if the wait exceeds a second
   */
  static void acquire(Connection connection, MigrationListener listener) throws SQLException {
    connection.setAutoCommit(false);
    long waited = 0;
    while (!attempt(connection)) {
      if (waited == REPORT_AFTER_MILLIS) {
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
        statement.execute(NO_IDLE_LIMIT);
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
   * Marks the transaction of a migration as running, so that the next runner waits for its end.
   *
   * @return the transaction ID
   */
  static String mark(Connection migrating) throws SQLException {
    try (Statement statement = migrating.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select pg_current_xact_id()::text, pg_advisory_xact_lock("
                    + RUNNING_MIGRATION
                    + ")")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
