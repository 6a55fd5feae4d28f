package dev.plinth.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/** What else is done each time that the database is probed, once it is migrated. */
public interface ProbeListener {

  /**
   * Looks at the database. The probe is as good as this.
   *
   * @param connection outside of any transaction; not to be closed
   * @throws SQLException if the database can't be used
   */
  void at(Connection connection) throws SQLException;
}
