package dev.plinth.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's sessions, as PostgreSQL reports them.
 *
 * @param database connections to PostgreSQL
 */
record Sessions(Statement database) {

  int count() throws SQLException {
    return rows("select pid::text from pg_stat_activity where application_name = 'plinth'").size();
  }

  /** Ends the idle sessions. */
  void endIdle() throws SQLException {
    rows(
        """
        select pg_terminate_backend(pid)::text
        from pg_stat_activity
        where application_name = 'plinth' and state = 'idle'
        """);
  }

  /** Returns the tables whose locks the sessions wait for. */
  List<String> tablesWaitedFor() throws SQLException {
    return rows(
        """
        select l.relation::regclass::text
        from pg_locks l join pg_stat_activity a using (pid)
        where a.application_name = 'plinth' and not l.granted
        """);
  }

  private List<String> rows(String query) throws SQLException {
    // Within a transaction, PostgreSQL reports the sessions that were open at the first query.
    database.execute("select pg_stat_clear_snapshot()");
    try (ResultSet result = database.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }
}
