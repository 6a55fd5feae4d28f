package dev.plinth.persistence.migration;

import dev.plinth.persistence.migration.SchemaVersion.State;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/** Flyway's report on migrations, in this project's terms. */
final class History {

  private History() {}

  static List<SchemaVersion> of(MigrationInfo[] report) {
    return Arrays.stream(report).map(History::of).toList();
  }

  static SchemaVersion of(MigrationInfo migration) {
    return new SchemaVersion(
        migration.getVersion() == null ? "" : migration.getVersion().getVersion(),
        migration.getDescription(),
        migration.getScript(),
        state(migration),
        Optional.ofNullable(migration.getInstalledOn()).map(Date::toInstant));
  }

  private static State state(MigrationInfo migration) {
    return switch (migration.getState()) {
      case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
      case MISSING_SUCCESS -> State.MISSING;
      case FUTURE_SUCCESS -> State.NEWER;
      case IGNORED -> State.LATE;
      case PENDING, OUTDATED, ABOVE_TARGET, AVAILABLE, UNDONE -> State.PENDING;
      default -> isAsItWas(migration) ? State.APPLIED : State.CHANGED;
    };
  }

  private static boolean isAsItWas(MigrationInfo migration) {
    return migration.isChecksumMatching()
        && migration.isDescriptionMatching()
        && migration.isTypeMatching();
  }
}
