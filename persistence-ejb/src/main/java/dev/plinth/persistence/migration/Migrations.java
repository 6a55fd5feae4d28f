package dev.plinth.persistence.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** The migrations under {@code db/migration} and a database that they are meant for. */
public final class Migrations {

  /** Whoever migrates holds this advisory lock: the ASCII codes of "Plinth". */
  private static final long LOCK = 0x506c696e7468L;

  private final DataSource database;
  private final Flyway flyway;

  /**
   * @param database where to apply the migrations
   */
  public Migrations(DataSource database) {
    this.database = database;
    // A server has many class loaders; the migrations are where this class is.
    flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:db/migration")
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .load();
  }

  /** Returns the migrations for the database behind a server's pool. */
  public static Migrations throughPool(DataSource pool) {
    return new Migrations(Unhurried.of(pool));
  }

  /**
   * Applies what is pending, in order. It is safe to call from several places at once: one applies,
   * the others wait and find nothing to do.
   *
   * @return what was done
   * @throws FlywayException if the database can't be reached, a migration fails, or the history and
   *     the migrations contradict each other
   */
  public MigrateResult apply() {
    // Flyway has a lock of its own, and asks for it once a second; this one comes at once.
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        return flyway.migrate();
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new FlywayException("The database can't be locked for migrations", e);
    }
  }
}
