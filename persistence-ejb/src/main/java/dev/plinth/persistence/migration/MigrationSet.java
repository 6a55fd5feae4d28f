package dev.plinth.persistence.migration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The migrations of an owner.
 *
 * @param location the place of the files, as Flyway writes it
 */
record MigrationSet(MigrationOwner owner, String location) {

  /** A server has many class loaders; this class's loader finds the migrations. */
  private static final ClassLoader LOADER = MigrationSet.class.getClassLoader();

  /** Returns those on the class path, in the order in which they are applied. */
  static List<MigrationSet> packaged() {
    return Arrays.stream(MigrationOwner.values())
        .filter(MigrationSet::isPackaged)
        .map(owner -> new MigrationSet(owner, "classpath:" + owner.folder()))
        .toList();
  }

  /** Only an application may be missing. */
  private static boolean isPackaged(MigrationOwner owner) {
    return owner == MigrationOwner.PLINTH || LOADER.resources(owner.folder()).findAny().isPresent();
  }

  /** Returns the migrations of a folder, in place of Plinth's. */
  static List<MigrationSet> in(Path folder) {
    return List.of(
        new MigrationSet(MigrationOwner.PLINTH, "filesystem:" + folder.toAbsolutePath()));
  }

  /**
   * Returns Flyway for these migrations.
   *
   * @param lockInTransaction whether Flyway's own lock is a transaction. "create index
   *     concurrently" would wait for it forever.
   */
  Flyway flyway(DataSource database, Callback callback, boolean lockInTransaction) {
    FluentConfiguration configuration =
        Flyway.configure(LOADER)
            .dataSource(database)
            .locations(location)
            .table(owner.history())
            .callbacks(callback)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .placeholderReplacement(false)
            .cleanDisabled(true);
    if (owner == MigrationOwner.APPLICATION) {
      // The schema already has the tables of Plinth.
      configuration.baselineOnMigrate(true).baselineVersion("0");
    }
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(lockInTransaction);
    return configuration.load();
  }
}
