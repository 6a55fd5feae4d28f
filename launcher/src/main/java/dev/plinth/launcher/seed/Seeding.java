package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion.State;
import dev.plinth.runtime.database.DatabaseFault;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Replaces the data of a database and reports it. */
final class Seeding {

  private final TargetDatabase database;
  private final Progress progress;

  Seeding(TargetDatabase database, Progress progress) {
    this.database = database;
    this.progress = progress;
  }

  /**
   * Returns whether there are no users and no blogs.
   *
   * @throws Failure if the database is not migrated or can't be used
   */
  boolean isEmpty() {
    checkMigrated();
    try {
      return new Seeds(database.dataSource()).isEmpty();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * Replaces all data with a set.
   *
   * @param name the set's name for messages
   * @throws Failure if the database, which is migrated, refuses the data; it is unchanged then
   */
  void replaceBy(String name, SeedSet set) {
    progress.say("replacing all data of %s by %s".formatted(database.address(), name));
    progress.begin();
    try {
      new Seeds(database.dataSource()).replaceBy(set);
      progress.done("seeded");
    } catch (SQLException e) {
      throw new Failure("nothing was changed: " + DatabaseFault.describe(e, database.target()), e);
    }
  }

  private void checkMigrated() {
    try {
      boolean behind =
          new Migrations(database.dataSource())
              .history().stream()
                  .anyMatch(it -> it.state() == State.PENDING || it.state() == State.LATE);
      if (behind) {
        throw new Failure(database.address() + " is not migrated: run plinth migrate first");
      }
    } catch (FlywayException e) {
      throw new Failure(MigrationDiagnosis.of(e, database.target()), e);
    }
  }
}
