package dev.plinth.runtime.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is cached counts no more, because the data was changed beside the services. */
public final class CacheInvalidation {

  private static final String NEXT_GENERATION =
      """
      update cache_generation set generation = greatest(
        generation + 1, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))
      """;

  private CacheInvalidation() {}

  /**
   * Invalidates all that is cached, once the transaction of a connection commits. Running services
   * follow within a lease (docs/cache.md).
   *
   * @param connection one to the migrated database
   * @throws SQLException if the database can't be reached or refuses
   */
  public static void ofAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NEXT_GENERATION);
    }
  }
}
