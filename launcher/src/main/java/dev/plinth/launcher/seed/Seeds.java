package dev.plinth.launcher.seed;

import dev.plinth.runtime.cache.CacheInvalidation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A migrated database that seed sets are put into, each in one transaction. */
public final class Seeds {

  /** Longer than any request holds a lock. */
  private static final String PATIENCE = "set local lock_timeout = '10s'";

  private final DataSource database;

  /**
   * @param database where to put the data; its migrations are applied
   */
  public Seeds(DataSource database) {
    this.database = database;
  }

  /**
   * Puts a set into the database if that has no user and no blog yet.
   *
   * @return whether it did
   * @throws SQLException if the database can't be reached or refuses the data
   */
  public boolean seedIfEmpty(SeedSet set) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Nobody else may find the tables empty and seed them too.
      statement.execute("lock table users, blogs in share row exclusive mode");
      boolean empty = isEmpty(statement);
      if (empty) {
        set.insert(connection);
        CacheInvalidation.ofAll(connection);
      }
      connection.commit();
      return empty;
    }
  }

  /**
   * Whether there is no user and no blog.
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
   * Puts a set in the place of all users, all blogs, and whatever refers to them. Who reads them
   * meanwhile waits for the end.
   *
   * @throws SQLException if the database can't be reached or refuses the data, or if others hold
   *     the tables locked for 10 s (SQLSTATE 55P03); then all is as before
   */
  public void replaceBy(SeedSet set) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(PATIENCE);
      statement.execute("truncate users, blogs cascade");
      set.insert(connection);
      CacheInvalidation.ofAll(connection);
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
