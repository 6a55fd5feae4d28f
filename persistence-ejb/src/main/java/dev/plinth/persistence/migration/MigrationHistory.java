package dev.plinth.persistence.migration;

import dev.plinth.persistence.migration.SchemaVersion.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Translates Flyway's report on migrations into {@link SchemaVersion}s. */
final class MigrationHistory {

  /** Flyway's session wrote the times without time zone, in UTC. */
  private static final String TIMES =
      "select installed_rank, installed_on at time zone 'UTC' from ";

  private MigrationHistory() {}

  /**
   * @param flyway its report has times in the time zone of this process
   * @param connection to the database with the history
   */
  static List<SchemaVersion> of(Flyway flyway, Connection connection) throws SQLException {
    MigrationOwner owner = MigrationOwner.of(flyway.getConfiguration());
    // An application's history begins with a baseline, because its schema was not empty.
    List<MigrationInfo> report =
        Arrays.stream(flyway.info().all()).filter(it -> !it.getType().isBaseline()).toList();
    boolean applied = report.stream().anyMatch(it -> it.getInstalledOn() != null);
    Map<Integer, Instant> times = applied ? times(owner, connection) : Map.of();
    return report.stream()
        .map(it -> of(owner, it, Optional.ofNullable(it.getInstalledRank()).map(times::get)))
        .toList();
  }

  private static Map<Integer, Instant> times(MigrationOwner owner, Connection connection)
      throws SQLException {
    Map<Integer, Instant> times = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TIMES + owner.history())) {
      while (rows.next()) {
        times.put(rows.getInt(1), rows.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
    return times;
  }

  static SchemaVersion of(
      MigrationOwner owner, MigrationInfo migration, Optional<Instant> appliedAt) {
    return new SchemaVersion(
        owner,
        migration.getVersion() == null ? "" : migration.getVersion().getVersion(),
        migration.getDescription(),
        migration.getScript(),
        state(migration),
        appliedAt);
  }

  private static State state(MigrationInfo migration) {
    return switch (migration.getState()) {
      case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
      case MISSING_SUCCESS -> State.MISSING;
      case FUTURE_SUCCESS -> State.NEWER;
      case IGNORED -> State.LATE;
      case PENDING, OUTDATED, ABOVE_TARGET, AVAILABLE, UNDONE -> State.PENDING;
      default -> isUnchanged(migration) ? State.APPLIED : State.CHANGED;
    };
  }

  private static boolean isUnchanged(MigrationInfo migration) {
    return migration.isChecksumMatching()
        && migration.isDescriptionMatching()
        && migration.isTypeMatching();
  }
}
