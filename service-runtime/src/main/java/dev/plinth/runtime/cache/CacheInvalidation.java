package dev.plinth.runtime.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Invalidation of the whole cache, after the data was changed outside the services. */
public final class CacheInvalidation {

  private static final String NEXT_GENERATION =
      """
      update cache_generation set generation = greatest(
        generation + 1, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))
      """;

  private CacheInvalidation() {}

  /**
   * Invalidates all entries, once the connection's transaction commits. Running services notice
   * within the length of a lease (docs/cache.md).
   *
   * @param connection to a migrated database
   * @throws SQLException if the database can't be reached or refuses the statement
   */
  public static void ofAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NEXT_GENERATION);
    }
  }
}
