package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion.State;
import dev.plinth.persistence.seed.SeedSet;
import dev.plinth.persistence.seed.Seeds;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Replaces the data of a database. */
final class Seeding {

  private static final String LOCKED = "55P03";

  private final TargetDatabase database;
  private final Progress progress;

  Seeding(TargetDatabase database, Progress progress) {
    this.database = database;
    this.progress = progress;
  }

  /**
   * Puts a set in place of all data.
   *
   * @param name what to call the set
   * @throws Failure if the database is not migrated or refuses the data; then it is as it was
   */
  void replaceBy(String name, SeedSet set) {
    checkMigrated();
    progress.say("replacing all data of %s by %s".formatted(database.address(), name));
    progress.begin();
    try {
      new Seeds(database.dataSource()).replaceBy(set);
      progress.done("seeded");
    } catch (SQLException e) {
      throw new Failure(reason(e), e);
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
      throw new Failure(database.address() + " can't be used: " + e.getMessage(), e);
    }
  }

  private String reason(SQLException e) {
    return LOCKED.equals(e.getSQLState())
        ? "somebody keeps the tables of %s locked: nothing was changed, try again"
            .formatted(database.address())
        : "%s could not be seeded, and is as it was: %s"
            .formatted(database.address(), e.getMessage());
  }
}
