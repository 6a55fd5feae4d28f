package dev.plinth.launcher.seed;

import dev.plinth.runtime.cache.Cache;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Writes seed sets to a migrated database, each in one transaction. */
public final class Seeds {

  /** Longer than any request holds a lock. */
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '10s'";

  private final DataSource database;

  /**
   * @param database where to put the data; its migrations are applied
   */
  public Seeds(DataSource database) {
    this.database = database;
  }

  /**
   * Inserts a set if the database has no users and no blogs.
   *
   * @return whether it did
   * @throws SQLException if the database can't be reached or refuses the data
   */
  public boolean seedIfEmpty(SeedSet set) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Keeps a concurrent process from finding the tables empty and seeding them too.
      statement.execute("lock table users, blogs in share row exclusive mode");
      boolean empty = isEmpty(statement);
      if (empty) {
        set.insert(connection);
        Cache.invalidateAll(connection);
      }
      connection.commit();
      return empty;
    }
  }

  /**
   * Returns whether there are no users and no blogs.
   *
   * @throws SQLException if the database can't be reached or is not migrated
   */
  public boolean isEmpty() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return isEmpty(statement);
    }
  }

  /**
   * Replaces all users, all blogs, and all rows that refer to them with a set. Concurrent readers
   * wait until it ends.
   *
   * @throws SQLException if the database can't be reached or refuses the data, or if another
   *     session locks the tables for 10 s (SQLSTATE 55P03); the data is unchanged then
   */
  public void replaceBy(SeedSet set) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(LOCK_TIMEOUT);
      statement.execute("truncate users, blogs cascade");
      set.insert(connection);
      Cache.invalidateAll(connection);
      connection.commit();
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select not exists (table users) and not exists (table blogs)")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
