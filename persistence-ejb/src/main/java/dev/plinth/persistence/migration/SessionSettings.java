package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Session settings for a run of migrations. One of its sessions is idle while another one executes
 * a migration, so idle sessions must not time out. The history's times have no time zone, so they
 * are written in UTC.
 *
 * @param values the former values, by the names of the settings
 */
record SessionSettings(Map<String, String> values) {

  private static final String CHANGED =
      """
       from pg_settings where name in ('TimeZone', 'statement_timeout', 'lock_timeout',
         'idle_session_timeout', 'idle_in_transaction_session_timeout')
      """;

  /** Keeps the role's own timeouts, but drops those that the pool has set. */
  private static final String CHANGE =
      """
      select set_config(name, case
          when name = 'TimeZone' then 'UTC'
          when name in ('statement_timeout', 'lock_timeout') then reset_val
          else '0' end, false)
      """
          + CHANGED;

  /** Changes the settings, and returns the former ones. */
  static SessionSettings change(Connection connection) throws SQLException {
    Map<String, String> before = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      if (Pooler.isBefore(connection)) {
        // PostgreSQL's sessions belong to the pooler, which separates only the time zone by client.
        statement.execute("set timezone = 'UTC'");
        return new SessionSettings(before);
      }
      try (ResultSet rows = statement.executeQuery("select name, setting" + CHANGED)) {
        while (rows.next()) {
          before.put(rows.getString(1), rows.getString(2));
        }
      }
      statement.execute(CHANGE);
    }
    return new SessionSettings(before);
  }

  void restore(Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, false)")) {
      for (Map.Entry<String, String> setting : values.entrySet()) {
        set.setString(1, setting.getKey());
        set.setString(2, setting.getValue());
        set.execute();
      }
    }
  }
}
