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
 * Whether the database can only be read: it is a standby, or configured so. A role or a database
 * can be configured too; that counts for sessions that begin afterwards.
 *
 * <p>It is created with the probe, when the service starts: a health check of the operations port
 * would create it with another class loader.
 */
@Dependent
class ReadOnlyState {

  private static final System.Logger LOG = System.getLogger(ReadOnlyState.class.getName());

  /** Whether the session can only read, and whether one that begins now would differ in that. */
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

  /** Whether it was so when it was last asked. */
  boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Asks the database. A session that is outdated is ended, and the pool replaces it.
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
              : "{0}: the database can be written again",
          service);
    }
  }
}
