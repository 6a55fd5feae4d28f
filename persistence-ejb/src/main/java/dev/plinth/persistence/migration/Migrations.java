package dev.plinth.persistence.migration;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The migrations under {@code db/migration} and a database that they are meant for. */
public final class Migrations {

  /** Whoever migrates holds this advisory lock: the ASCII codes of "Plinth". */
  private static final long LOCK = 0x506c696e7468L;

  /** The transaction of a migration holds this one. It outlives a runner that was killed. */
  private static final long UNDER_WAY = LOCK + 1;

  private final DataSource database;
  private final String location;
  private final MigrationListener listener;
  private final Flyway flyway;

  /**
   * @param database where to apply the migrations
   */
  public Migrations(DataSource database) {
    this(database, "classpath:db/migration", MigrationListener.NONE);
  }

  private Migrations(DataSource database, String location, MigrationListener listener) {
    this.database = database;
    this.location = location;
    this.listener = listener;
    flyway = flyway(database, location, listener);
  }

  private static Flyway flyway(DataSource database, String location, MigrationListener listener) {
    // A server has many class loaders; the migrations are where this class is.
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations(location)
            .callbacks(new CommitWatch(listener))
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true);
    // Its own lock would be a transaction that "create index concurrently" waits for in vain.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration.load();
  }

  /** Returns the migrations for the database behind a server's pool. */
  public static Migrations throughPool(DataSource pool) {
    return new Migrations(NoTimeoutDataSource.of(pool));
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
   * @throws FlywayException if the database can't be reached
   */
  public List<SchemaVersion> history() {
    return History.of(flyway.info().all());
  }

  /**
   * Applies what is pending, in order, and fills the canonical names of users. It is safe to call
   * from several places at once: one applies, the others wait and find nothing to do. A migration
   * that fails leaves nothing behind, unless it has statements that PostgreSQL runs outside of
   * transactions only.
   *
   * @return what was done
   * @throws FlywayException if the database can't be reached, a migration fails, or the history and
   *     the migrations contradict each other
   */
  public MigrateResult apply() {
    return exclusively(
        () -> {
          MigrateResult result = flyway.migrate();
          fillCanonicalNames();
          return result;
        });
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

  private <T> T exclusively(Supplier<T> action) {
    // Flyway has a lock of its own, and asks for it once a second; this one comes at once.
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      lock(statement);
      try {
        return action.get();
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new FlywayException("The database can't be locked for migrations", e);
    }
  }

  /**
   * Drops all that is in the schema, the history too; the schema itself and its grants stay. Nobody
   * migrates meanwhile. Needs the role that owns the objects.
   *
   * @throws FlywayException if the database can't be reached, or something can't be dropped, be it
   *     because others keep it locked for 10 s (SQLSTATE 55P03); then all is still there
   */
  public void drop() {
    exclusively(
        () ->
            Flyway.configure(Migrations.class.getClassLoader())
                .configuration(flyway.getConfiguration())
                .cleanDisabled(false)
                .initSql("set lock_timeout = '10s'")
                .load()
                .clean());
  }

  /** Marks the transaction of a migration as one that the next runner waits for. */
  static void mark(Connection migrating) throws SQLException {
    try (Statement statement = migrating.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + UNDER_WAY + ")");
    }
  }

  private void lock(Statement statement) throws SQLException {
    CompletableFuture<Void> hint = runAsync(listener::waiting, delayedExecutor(1, SECONDS));
    try {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      statement.execute("select pg_advisory_lock(" + UNDER_WAY + ")");
      statement.execute("select pg_advisory_unlock(" + UNDER_WAY + ")");
    } finally {
      hint.cancel(false);
    }
  }
}
