package dev.plinth.persistence.migration;

import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Owner of migrations. Each owner numbers its own, and has a history of them in the database. The
 * constants are in the order in which the migrations are applied.
 */
public enum MigrationOwner {
  /** The persistence layer. */
  PLINTH("db/migration", "flyway_schema_history"),
  /** The application that is built on the layers, if there is one. */
  APPLICATION("db/application", "application_schema_history");

  private final String folder;
  private final String history;

  MigrationOwner(String folder, String history) {
    this.folder = folder;
    this.history = history;
  }

  /** Returns the owner of the history that Flyway is configured for. */
  static MigrationOwner of(Configuration flyway) {
    return Arrays.stream(values())
        .filter(owner -> owner.history.equals(flyway.getTable()))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the folder of the files on the class path. */
  String folder() {
    return folder;
  }

  /** Returns the name of the table with the history. */
  String history() {
    return history;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
