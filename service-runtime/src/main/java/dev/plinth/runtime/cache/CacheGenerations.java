package dev.plinth.runtime.cache;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Reads and changes the cache's generation, in the database that all services share. */
@ApplicationScoped
class CacheGenerations {

  /**
   * Advisory lock: a writer without Redis holds it shared until its commit, so that the cache stays
   * closed until then. Opening the cache needs it exclusively. The ASCII codes of "cache".
   */
  private static final long LOCK = 0x6361636865L;

  private static final String READ =
      """
      select generation, is_open, redis_run,
        (select string_agg(concat_ws(' ', id, is_lost, caches), ',') from cache_members)
      from cache_generation
      """;

  /** A generation is never used twice, not even if a backup of the database is restored. */
  private static final String NEXT =
      """
      generation = greatest(
        generation + 1, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))
      """;

  private static final String CLOSE =
      "update cache_generation set is_open = false, " + NEXT + " where is_open";

  private static final String OPEN =
      "update cache_generation set is_open = true, redis_run = ?, "
          + NEXT
          + " where not is_open and generation = ? and pg_try_advisory_xact_lock("
          + LOCK
          + ")";

  private static final String INVALIDATE = "update cache_generation set " + NEXT;

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  @Inject private LeaseClock leases;

  /** Reads the generation, which renews the lease. */
  Lease read(Connection connection) throws SQLException {
    long requestedAt = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ)) {
      row.next();
      Lease lease =
          new Lease(
              row.getLong(1),
              row.getBoolean(2),
              row.getString(3),
              CacheMember.parse(row.getString(4)),
              requestedAt);
      leases.renew(lease);
      return lease;
    }
  }

  /** Reads the generation outside of any transaction, which renews the lease. */
  Lease read() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return read(connection);
    }
  }

  /**
   * Closes the cache as part of the current transaction, and keeps it closed until its end.
   *
   * @return the generation that the cache is closed with
   */
  long closeInTransaction() {
    // Within a transaction the pool returns the connection that the transaction already uses.
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock_shared(" + LOCK + ")");
      statement.executeUpdate(CLOSE);
      try (ResultSet row = statement.executeQuery("select generation from cache_generation")) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the cache can't be closed", e);
    }
  }

  /**
   * Closes the cache at once.
   *
   * @return the generation that the cache is closed with
   */
  long close() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return close(connection);
    }
  }

  /** Closes the cache at once, on a connection in auto-commit mode. */
  long close(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(CLOSE);
    }
    return read(connection).generation();
  }

  /** Begins the next generation, in which no earlier entry is current. */
  static void next(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(INVALIDATE);
    }
  }

  /** Opens the cache, unless a write without Redis is pending or has closed it again. */
  void open(Connection connection, long generation, String runId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, runId);
      statement.setLong(2, generation);
      statement.executeUpdate();
    }
  }
}
