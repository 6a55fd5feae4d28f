package dev.plinth.persistence.migration;

import java.time.Duration;

/** Learns what goes on while migrations are applied, as it happens. */
public interface MigrationListener {

  /** For those who only want the result. */
  MigrationListener NONE = new MigrationListener() {};

  /** Another runner applies migrations to the same database, and is waited for. */
  default void waiting() {}

  /**
   * A migration is in the database for good.
   *
   * @param migration which one
   * @param taken how long it took
   */
  default void applied(SchemaVersion migration, Duration taken) {}
}
