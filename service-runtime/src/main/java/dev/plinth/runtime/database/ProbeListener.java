package dev.plinth.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Listener that each successful probe of the migrated database calls. */
public interface ProbeListener {

  /**
   * Uses the database. If this fails, the probe fails.
   *
   * @param connection outside of any transaction; must not be closed
   * @throws SQLException if the database can't be used
   */
  void at(Connection connection) throws SQLException;
}
