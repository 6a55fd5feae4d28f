package dev.plinth.persistence.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Applies the migrations of Plinth, and then those of the application, to a database with Flyway.
 */
public final class Migrations {

  private final DataSource database;
  private final List<MigrationSet> sets;
  private final MigrationListener listener;
  private final CommitWatch commits;
  private final List<Flyway> flyways;

  /**
   * @param database the database; either single connections or a server's pool
   */
  public Migrations(DataSource database) {
    this(NoTimeoutDataSource.of(database), MigrationSet.packaged(), MigrationListener.NONE);
  }

  private Migrations(DataSource database, List<MigrationSet> sets, MigrationListener listener) {
    this.database = database;
    this.sets = sets;
    this.listener = listener;
    commits = new CommitWatch(listener);
    flyways = flyways(false);
  }

  private List<Flyway> flyways(boolean lockInTransaction) {
    return sets.stream().map(set -> set.flyway(database, commits, lockInTransaction)).toList();
  }

  /** Returns a copy that applies the migrations of a folder instead of the packaged ones. */
  public Migrations from(Path folder) {
    return new Migrations(database, MigrationSet.in(folder), listener);
  }

  /** Returns a copy that reports the progress of {@link #apply} to a listener. */
  public Migrations tell(MigrationListener listener) {
    return new Migrations(database, sets, listener);
  }

  /**
   * Returns all migrations in order, from the files and from the database's histories: first those
   * of Plinth, then those of the application.
   *
   * @throws FlywayException if the database can't be reached or is not suitable
   */
  public List<SchemaVersion> history() {
    try (Connection connection = database.getConnection()) {
      DatabaseRequirements.check(connection);
      List<SchemaVersion> history = new ArrayList<>();
      for (Flyway flyway : flyways) {
        history.addAll(MigrationHistory.of(flyway, connection));
      }
      return history;
    } catch (SQLException e) {
      throw new FlywayException("The history can't be read", e);
    }
  }

  /**
   * Applies the pending migrations in order, and fills the canonical names of users. Several
   * runners may call this concurrently: one applies, the others wait and find nothing to do. A
   * migration that fails is rolled back, unless it has statements that PostgreSQL can't run in a
   * transaction.
   *
   * @return the number of applied migrations
   * @throws FlywayException if the database can't be reached or is not suitable, a migration fails,
   *     or the history and the files contradict each other
   */
  public int apply() {
    // PgBouncer may run each statement in another session, so the lock needs a transaction.
    return exclusively(pooler -> migrate(pooler ? flyways(true) : flyways));
  }

  private int migrate(List<Flyway> flyways) {
    int applied = 0;
    for (Flyway flyway : flyways) {
      applied += flyway.migrate().migrationsExecuted;
    }
    fillCanonicalNames();
    return applied;
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

  /** Runs an action under the lock. Its argument is whether a pooler is in front of PostgreSQL. */
  private <T> T exclusively(Function<Boolean, T> action) {
    // Flyway polls for its own lock only once a second.
    try (Connection connection = database.getConnection()) {
      DatabaseRequirements.check(connection);
      DatabaseRequirements.checkFirstMigration(connection, sets);
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
   * Returns the outcome of the migration that failed last, as the database knows it.
   *
   * @return empty if no migration began, it runs outside of transactions, or the database can't be
   *     asked
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
   * Drops all objects in the schema, including the histories; the schema itself and its grants
   * stay. No migration runs at the same time. The role must own the objects.
   *
   * @throws FlywayException if the database can't be reached or an object can't be dropped, for
   *     instance because it stays locked for 10 s (SQLSTATE 55P03); then nothing is dropped
   */
  public void drop() {
    exclusively(pooler -> clean());
  }

  private Void clean() {
    Flyway.configure(Migrations.class.getClassLoader())
        .configuration(flyways.get(0).getConfiguration())
        .cleanDisabled(false)
        .initSql("set lock_timeout = '10s'")
        .load()
        .clean();
    return null;
  }
}
