package dev.plinth.persistence.availability;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.persistence.migration.Migrations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Reaches the database through the pool, as requests do, and migrates it before they may. */
@ApplicationScoped
class DatabaseProbe implements Probe {

  private static final System.Logger LOG = System.getLogger(DatabaseProbe.class.getName());

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  @Inject
  @ConfigProperty(name = "DB_RECONNECT_MAX_ATTEMPTS")
  private int maxAttempts;

  @Inject private Availability availability;
  @Inject @Any private Instance<DatabaseLook> looks;

  private Migrations migrations;
  private volatile boolean migrated;
  private volatile String lastFailure = "";

  /** Before the database is there: then only the migrations themselves take time. */
  @PostConstruct
  void loadMigrations() {
    migrations = Migrations.throughPool(pool);
  }

  @Override
  public Dependency dependency() {
    return Dependency.DATABASE;
  }

  @Override
  public int maxAttempts() {
    return maxAttempts;
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      // The pool has validated it.
      if (migrated) {
        for (DatabaseLook look : looks) {
          look.at(connection);
        }
      }
    }
  }

  @Override
  public void prepare() {
    if (migrated) {
      return;
    }
    try {
      MigrateResult result = migrations.apply();
      migrated = true;
      availability.report().migrations(migrations.history());
      LOG.log(INFO, "{0} migrations applied", result.migrationsExecuted);
    } catch (RuntimeException e) {
      tell(e);
      throw e;
    }
  }

  /** Once, because the same failure comes with each attempt. */
  private void tell(RuntimeException failure) {
    String text = String.valueOf(failure.getMessage());
    if (lastFailure.equals(text)) {
      return;
    }
    lastFailure = text;
    if (MigrationFailure.isFinal(failure)) {
      // Whoever waits for the start, waits no longer when the log has this.
      LOG.log(ERROR, "migrations could not be applied", failure);
      reportPending();
    } else {
      LOG.log(WARNING, "migrations are tried again", failure);
    }
  }

  private void reportPending() {
    try {
      availability.report().migrations(migrations.history());
    } catch (FlywayException e) {
      // The database is gone; that is reported.
    }
  }
}
