package dev.plinth.persistence.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The migrations under {@code db/migration} and a database that they are meant for. */
public final class Migrations {

  private final DataSource database;
  private final String location;
  private final MigrationListener listener;
  private final CommitWatch commits;
  private final Flyway flyway;

  /**
   * @param database where to apply the migrations: single connections, or a server's pool
   */
  public Migrations(DataSource database) {
    this(NoTimeoutDataSource.of(database), "classpath:db/migration", MigrationListener.NONE);
  }

  private Migrations(DataSource database, String location, MigrationListener listener) {
    this.database = database;
    this.location = location;
    this.listener = listener;
    commits = new CommitWatch(listener);
    flyway = configuration().load();
  }

  private FluentConfiguration configuration() {
    // A server has many class loaders; the migrations are where this class is.
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations(location)
            .callbacks(commits)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .placeholderReplacement(false)
            .cleanDisabled(true);
    lockInTransaction(configuration, false);
    return configuration;
  }

  /** A transaction of its own is one that "create index concurrently" waits for in vain. */
  private static void lockInTransaction(FluentConfiguration configuration, boolean transaction) {
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(transaction);
  }

  /** Returns the same, but with the migrations of a folder in place of the packaged ones. */
  public Migrations from(Path folder) {
    return new Migrations(database, "filesystem:" + folder.toAbsolutePath(), listener);
  }

  /** Returns the same, but with a listener that learns what {@link #apply} does. */
  public Migrations tell(MigrationListener listener) {
    return new Migrations(database, location, listener);
  }

  /**
   * Returns all migrations, those of the files and those of the database's history, in order.
   *
   * @throws FlywayException if the database can't be reached or is not suitable
   */
  public List<SchemaVersion> history() {
    try (Connection connection = database.getConnection()) {
      DatabaseRequirements.check(connection);
      return MigrationHistory.of(flyway.info().all(), connection);
    } catch (SQLException e) {
      throw new FlywayException("The history can't be read", e);
    }
  }

  /**
   * Applies what is pending, in order, and fills the canonical names of users. It is safe to call
   * from several places at once: one applies, the others wait and find nothing to do. A migration
   * that fails leaves nothing behind, unless it has statements that PostgreSQL runs outside of
   * transactions only.
   *
   * @return what was done
   * @throws FlywayException if the database can't be reached or is not suitable, a migration fails,
   *     or the history and the migrations contradict each other
   */
  public MigrateResult apply() {
    return exclusively(pooler -> migrate(pooler ? throughPooler() : flyway));
  }

  private MigrateResult migrate(Flyway flyway) {
    MigrateResult result = flyway.migrate();
    fillCanonicalNames();
    return result;
  }

  private void fillCanonicalNames() {
    try {
      List<UUID> left = CanonicalNames.fill(database);
      if (!left.isEmpty()) {
        listener.withoutCanonicalName(left);
      }
    } catch (SQLException e) {
      throw new FlywayException("The canonical names of users can't be filled", e);
    }
  }

  /** PgBouncer may give each statement another session, which a lock must not depend on. */
  private Flyway throughPooler() {
    FluentConfiguration configuration = configuration();
    lockInTransaction(configuration, true);
    return configuration.load();
  }

  /** Runs an action, which learns whether a pooler stands before PostgreSQL. */
  private <T> T exclusively(Function<Boolean, T> action) {
    // Flyway has a lock of its own, and asks for it once a second; this one comes at once.
    try (Connection connection = database.getConnection()) {
      DatabaseRequirements.check(connection);
      DatabaseRequirements.checkFirstMigration(connection);
      boolean pooler = Pooler.isBefore(connection);
      MigrationLock.acquire(connection, listener);
      try {
        return action.apply(pooler);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new FlywayException("The database can't be locked for migrations", e);
    }
  }

  /**
   * What became of the migration that failed last, as far as the database knows.
   *
   * @return empty if no migration was begun, it runs outside of transactions, or the database can't
   *     be asked
   */
  public Optional<MigrationOutcome> outcome() {
    if (commits.transaction().isEmpty()) {
      return Optional.empty();
    }
    try (Connection connection = database.getConnection()) {
      return MigrationOutcome.of(commits.transaction(), connection);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /**
   * Drops all that is in the schema, the history too; the schema itself and its grants stay. No
   * migration runs at the same time. Needs the role that owns the objects.
   *
   * @throws FlywayException if the database can't be reached, or something can't be dropped, be it
   *     because others keep it locked for 10 s (SQLSTATE 55P03); then all is still there
   */
  public void drop() {
    exclusively(pooler -> clean());
  }

  private Void clean() {
    Flyway.configure(Migrations.class.getClassLoader())
        .configuration(flyway.getConfiguration())
        .cleanDisabled(false)
        .initSql("set lock_timeout = '10s'")
        .load()
        .clean();
    return null;
  }
}
