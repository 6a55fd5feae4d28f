package dev.plinth.persistence.migration;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the database to the newest version when a service starts. Flyway commits by itself, hence
 * no container transaction.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class StartupMigration {

  private static final System.Logger LOG = System.getLogger(StartupMigration.class.getName());

  @Resource(lookup = "jdbc/plinth")
  private DataSource database;

  /** Migrates. A failure must not end the deployment, so it is logged and not thrown. */
  @PostConstruct
  void migrate() {
    try {
      MigrateResult result = new Migrations(database).apply();
      LOG.log(
          INFO,
          "database is at version {0}, {1} migrations applied now",
          result.targetSchemaVersion == null
              ? result.initialSchemaVersion
              : result.targetSchemaVersion,
          result.migrationsExecuted);
    } catch (FlywayException e) {
      LOG.log(ERROR, "migrations could not be applied", e);
    }
  }
}
