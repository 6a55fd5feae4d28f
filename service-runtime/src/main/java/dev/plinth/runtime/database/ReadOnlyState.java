package dev.plinth.runtime.database;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the database is read-only: it is a standby, or {@code default_transaction_read_only} is
 * on for the server, the database or the role. A change for a database or role applies to new
 * sessions only.
 *
 * <p>The bean is created with the probe, when the service starts: a health check of the operations
 * port would create it with another class loader.
 */
@Dependent
class ReadOnlyState {

  private static final System.Logger LOG = System.getLogger(ReadOnlyState.class.getName());

  /** Whether the session is read-only, and whether a new session would differ in that. */
  private static final String QUERY =
      """
      with configured as (
        select lower(split_part(entry, '=', 2)) in ('on', 'true', 'yes', '1') as read_only
        from pg_db_role_setting, unnest(setconfig) as entry
        where split_part(entry, '=', 1) = 'default_transaction_read_only'
          and setdatabase in (0, (select oid from pg_database where datname = current_database()))
          and setrole in (0, (select oid from pg_roles where rolname = session_user))
        order by setrole <> 0 desc, setdatabase <> 0 desc
        limit 1)
      select setting = 'on' or pg_is_in_recovery(),
        not pg_is_in_recovery()
          and coalesce(
            (select read_only from configured) <> (setting = 'on'),
            source in ('database', 'user', 'database user'))
      from pg_settings
      where name = 'default_transaction_read_only'
      """;

  @Inject
  @ConfigProperty(name = "plinth.service")
  private String service;

  private volatile boolean readOnly;

  /** Returns whether the database was read-only at the last probe. */
  boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Asks the database. Ends a session whose setting is outdated; the pool replaces it.
   *
   * @param connection outside of any transaction
   * @return whether the session can still be used
   */
  boolean ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      if (!row.getBoolean(2)) {
        note(row.getBoolean(1));
        return true;
      }
    }
    connection.abort(Runnable::run);
    return false;
  }

  private void note(boolean now) {
    if (now != readOnly) {
      readOnly = now;
      LOG.log(
          now ? WARNING : INFO,
          now
              ? "{0}: the database is read-only: reads are answered, writes are refused"
              : "{0}: the database is writable again",
          service);
    }
  }
}
