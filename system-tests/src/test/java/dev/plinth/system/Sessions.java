package dev.plinth.system;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's connections, as PostgreSQL sees them.
 *
 * @param database to ask PostgreSQL with
 */
record Sessions(Statement database) {

  int count() throws SQLException {
    return rows("select pid::text from pg_stat_activity where application_name = 'plinth'").size();
  }

  /** Ends those that wait for a statement. */
  void endIdleOnes() throws SQLException {
    rows(
        """
        select pg_terminate_backend(pid)::text
        from pg_stat_activity
        where application_name = 'plinth' and state = 'idle'
        """);
  }

  /** The tables whose locks they wait for. */
  List<String> tablesWaitedFor() throws SQLException {
    return rows(
        """
        select l.relation::regclass::text
        from pg_locks l join pg_stat_activity a using (pid)
        where a.application_name = 'plinth' and not l.granted
        """);
  }

  private List<String> rows(String query) throws SQLException {
    try (ResultSet result = database.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }
}
