package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.SqlFailure;
import org.flywaydb.core.api.FlywayException;

/** What it means that migrations could not be applied. */
final class MigrationFailure {

  private MigrationFailure() {}

  /**
   * Whether it will fail again until somebody mends the migrations or what the database has of
   * them. A database that went away comes back; and what doesn't come from Flyway is the server's:
   * while it is busy starting, it may close the jars of a service that loads classes from them.
   */
  static boolean isFinal(RuntimeException failure) {
    return failure instanceof FlywayException
        && SqlFailure.of(failure).filter(SqlFailure::isUnavailability).isEmpty();
  }
}
