package dev.plinth.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes the schema usable before anything else uses the database, and checks that it stays so.
 * There is one bean of it: the module that owns the schema has it.
 */
public interface SchemaPreparation {

  /** Returns whether the schema was usable when it was last prepared or checked. */
  boolean isDone();

  /**
   * Prepares the schema; it may take minutes.
   *
   * @param readOnly whether the database can only be read
   * @throws UnusableSchema if trying again does not help
   * @throws SQLException if the database can't be used
   */
  void run(boolean readOnly) throws SQLException;

  /**
   * Checks that the schema is still usable.
   *
   * @param connection outside of any transaction; not to be closed
   * @param readOnly whether the database can only be read
   * @throws UnusableSchema if it lacks something; then it is prepared again
   * @throws SQLException if the database can't be used
   */
  void check(Connection connection, boolean readOnly) throws SQLException;
}
