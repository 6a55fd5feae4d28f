package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Client;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The use of the connection pool, as the server's metrics and as PostgreSQL see it.
 *
 * @param operations where the metrics are
 * @param database to ask PostgreSQL with
 */
record PoolUse(Client operations, Statement database) {

  /** The connections that a request holds, by the server's metrics. */
  int used() {
    return sample("plinth_pool_used");
  }

  /** The open connections that nobody holds, by the server's metrics. */
  int free() {
    return sample("plinth_pool_free");
  }

  private int sample(String name) {
    String metrics = operations.send("GET", "metrics").body();
    Matcher sample = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\d+)").matcher(metrics);
    assertThat(sample.find()).as(metrics).isTrue();
    return Integer.parseInt(sample.group(1));
  }

  /** How many sessions the product has, by PostgreSQL's own count. */
  int sessions() throws SQLException {
    return rows("select pid::text from pg_stat_activity where application_name = 'plinth'").size();
  }

  /** The tables whose locks the product's sessions wait for. */
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
