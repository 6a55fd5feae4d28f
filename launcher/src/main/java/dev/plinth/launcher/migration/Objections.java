package dev.plinth.launcher.migration;

import dev.plinth.launcher.Failure;
import dev.plinth.persistence.migration.FailedMigration;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion;
import dev.plinth.persistence.migration.SchemaVersion.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Why a database isn't migrated, and what to do about it. */
final class Objections {

  private Objections() {}

  /** The lines to tell when migrations were not applied. */
  static Failure failure(FlywayException e, Migrations migrations, String address) {
    List<String> lines = new ArrayList<>();
    FailedMigration.in(e).ifPresent(failed -> lines.add(line(failed)));
    try {
      migrations.history().stream()
          .flatMap(migration -> objection(migration, address).stream())
          .forEach(lines::add);
    } catch (FlywayException unreachable) {
      // Then the failure itself says so.
    }
    if (lines.isEmpty()) {
      lines.add(address + " can't be migrated: " + reason(e));
    } else if (FailedMigration.in(e).isPresent() && lines.size() == 1) {
      lines.add("it was undone, the database is as the migration before it left it");
    }
    return new Failure(lines);
  }

  /** The line to tell when migrations can't even be applied to an empty database. */
  static Failure failure(FlywayException e) {
    return new Failure(
        FailedMigration.in(e)
            .map(Objections::line)
            .orElseGet(() -> "the migrations can't be applied: " + reason(e)),
        e);
  }

  /** What a database has that this build doesn't know, a line each. */
  static List<String> newer(List<SchemaVersion> history) {
    return history.stream()
        .filter(migration -> migration.state() == State.NEWER)
        .map(
            migration ->
                "the database is ahead of this build, which doesn't have V%s %s: if its file was deleted, restore it"
                    .formatted(migration.version(), migration.description()))
        .toList();
  }

  private static Optional<String> objection(SchemaVersion migration, String address) {
    String script = migration.script();
    return switch (migration.state()) {
      case CHANGED ->
          Optional.of(
              "%s was changed after it was applied to %s: restore it, and write the change as a new migration"
                  .formatted(script, address));
      case MISSING ->
          Optional.of(
              "%s is applied to %s, but its file is missing: restore it, or build the version that has it"
                  .formatted(script, address));
      case LATE ->
          Optional.of(
              "%s comes before what is applied to %s: give it a number after the last one"
                  .formatted(script, address));
      case FAILED ->
          Optional.of(
              "%s failed half-way outside a transaction: undo what it left in %s, delete its row (success = false) from flyway_schema_history, and migrate again"
                  .formatted(script, address));
      case APPLIED, PENDING, NEWER -> Optional.empty();
    };
  }

  private static String line(FailedMigration failed) {
    return "%s, line %d: %s (SQLSTATE %s)"
        .formatted(failed.script(), failed.line(), failed.message(), failed.sqlState());
  }

  private static String reason(FlywayException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
