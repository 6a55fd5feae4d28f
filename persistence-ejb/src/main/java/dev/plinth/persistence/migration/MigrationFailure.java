package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.SqlState;
import org.flywaydb.core.api.FlywayException;

/** Classification of failed migrations: final or transient. */
final class MigrationFailure {

  private MigrationFailure() {}

  /**
   * Returns whether a retry would fail again until the migrations or the database are repaired. A
   * lost database is transient. So is a failure that does not come from Flyway: a server that is
   * still starting may close the jars from which a service loads classes.
   */
  static boolean isFinal(RuntimeException failure) {
    return failure instanceof FlywayException
        && SqlState.of(failure).filter(SqlState::isUnavailability).isEmpty();
  }
}
