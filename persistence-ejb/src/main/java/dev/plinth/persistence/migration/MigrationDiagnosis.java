package dev.plinth.persistence.migration;

import dev.plinth.persistence.migration.SchemaVersion.State;
import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.DatabaseTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Diagnosis of failed migrations: one line for each problem, with its remedy. */
public final class MigrationDiagnosis {

  private MigrationDiagnosis() {}

  /**
   * Returns the problems of a database that could not be migrated.
   *
   * @param failure thrown by {@link Migrations#apply()}
   * @param migrations the migrations that failed
   */
  public static List<String> of(
      FlywayException failure, Migrations migrations, DatabaseTarget target) {
    List<SchemaVersion> history = history(migrations);
    List<String> lines = new ArrayList<>();
    FailedMigration.in(failure).map(it -> line(it, failure, target)).ifPresent(lines::add);
    history.stream().flatMap(it -> problem(it, target).stream()).forEach(lines::add);
    if (lines.isEmpty()) {
      return List.of(reason(failure, pending(history), target));
    }
    migrations.outcome().ifPresent(outcome -> lines.add(outcome.sentence()));
    return lines;
  }

  /** Returns the problem of migrations that can't be read, or applied to an empty database. */
  public static String of(FlywayException failure, DatabaseTarget target) {
    return FailedMigration.in(failure)
        .map(it -> line(it, failure, target))
        .orElseGet(() -> reason(failure, "a migration", target));
  }

  /**
   * Returns an empty list if the history can't be read: then the failure itself names the reason.
   */
  private static List<SchemaVersion> history(Migrations migrations) {
    try {
      return migrations.history();
    } catch (FlywayException e) {
      return List.of();
    }
  }

  private static String pending(List<SchemaVersion> history) {
    return history.stream()
        .filter(migration -> migration.state() == State.PENDING)
        .map(SchemaVersion::script)
        .findFirst()
        .orElse("a migration");
  }

  /** Returns a line for each applied migration that this build does not have. */
  public static List<String> newer(List<SchemaVersion> history) {
    return history.stream()
        .filter(migration -> migration.state() == State.NEWER)
        .map(
            migration ->
                "the database is ahead of this build, which doesn't have V%s %s: if its file was deleted, restore it"
                    .formatted(migration.version(), migration.description()))
        .toList();
  }

  private static String reason(FlywayException failure, String pending, DatabaseTarget target) {
    return DatabaseFault.isKnown(failure)
        ? DatabaseFault.describe(failure, target)
        : MigrationFault.describe(failure, pending, target)
            .orElseGet(() -> DatabaseFault.describe(failure, target));
  }

  private static String line(
      FailedMigration failed, FlywayException failure, DatabaseTarget target) {
    String what =
        DatabaseFault.isKnown(failure)
            ? DatabaseFault.describe(failure, target)
            : failed.message() + " (SQLSTATE " + failed.sqlState() + ")";
    return "%s, line %d: %s".formatted(failed.script(), failed.line(), what);
  }

  private static Optional<String> problem(SchemaVersion migration, DatabaseTarget target) {
    String script = migration.script();
    return switch (migration.state()) {
      case CHANGED ->
          Optional.of(
              "%s was changed after it was applied to %s: restore it, and write the change as a new migration"
                  .formatted(script, target));
      case MISSING ->
          Optional.of(
              "%s is applied to %s, but its file is missing: restore it, or build the version that has it"
                  .formatted(script, target));
      case LATE ->
          Optional.of(
              "%s has a lower version than one that is applied to %s: give it a number after the last one"
                  .formatted(script, target));
      case FAILED ->
          Optional.of(
              "%s failed half-way outside a transaction: undo what it left in %s, delete its row (success = false) from %s, and migrate again"
                  .formatted(script, target, migration.owner().history()));
      case APPLIED, PENDING, NEWER -> Optional.empty();
    };
  }
}
