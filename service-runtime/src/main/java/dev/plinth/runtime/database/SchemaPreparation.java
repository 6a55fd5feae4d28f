package dev.plinth.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Prepares the schema before any request uses the database, and checks that it stays usable. The
 * module that owns the schema has the one bean that implements this.
 */
public interface SchemaPreparation {

  /** Returns whether the schema was usable when it was last prepared or checked. */
  boolean isDone();

  /**
   * Prepares the schema. This may take minutes.
   *
   * @param readOnly whether the database is read-only
   * @throws UnusableSchema if a retry can't help
   * @throws SQLException if the database can't be used
   */
  void run(boolean readOnly) throws SQLException;

  /**
   * Checks that the schema is still usable.
   *
   * @param connection outside of any transaction; must not be closed
   * @param readOnly whether the database is read-only
   * @throws UnusableSchema if the schema lacks something; then the next probe prepares it again
   * @throws SQLException if the database can't be used
   */
  void check(Connection connection, boolean readOnly) throws SQLException;
}
