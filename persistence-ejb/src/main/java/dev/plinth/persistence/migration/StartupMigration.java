package dev.plinth.persistence.migration;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.runtime.availability.Availability;
import dev.plinth.runtime.database.DatabaseConfig;
import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.DatabaseTarget;
import dev.plinth.runtime.database.SchemaPreparation;
import dev.plinth.runtime.database.UnusableSchema;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Migration at startup: applies the pending migrations when a service first reaches the database,
 * and then checks that the schema still has what this build requires.
 */
@ApplicationScoped
class StartupMigration implements SchemaPreparation {

  private static final System.Logger LOG = System.getLogger(StartupMigration.class.getName());

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  @PersistenceUnit(unitName = "plinth")
  private EntityManagerFactory unit;

  @Inject private Availability availability;
  @Inject private DatabaseConfig address;

  private Migrations migrations;
  private DatabaseTarget target;
  private volatile RequiredSchema required;
  private volatile String lastFailure = "";

  @PostConstruct
  void loadMigrations() {
    migrations = new Migrations(pool).tell(new LogListener());
    target = address.target();
  }

  @Override
  public boolean isDone() {
    return required != null;
  }

  @Override
  public void check(Connection connection, boolean readOnly) throws SQLException {
    try {
      require(required, connection, readOnly);
    } catch (UnusableSchema e) {
      required = null;
      throw e;
    }
  }

  @Override
  public void run(boolean readOnly) throws SQLException {
    try {
      required = migrate(readOnly);
      lastFailure = "";
    } catch (RuntimeException e) {
      RuntimeException failure = explain(e);
      report(failure);
      throw failure;
    }
  }

  private RequiredSchema migrate(boolean readOnly) throws SQLException {
    if (!readOnly) {
      LOG.log(INFO, "{0} migrations applied", migrations.apply());
    }
    List<SchemaVersion> history = migrations.history();
    availability.statistics().migrations(SchemaVersion.countByState(history));
    RequiredSchema needed = RequiredSchema.of(history, unit);
    try (Connection connection = pool.getConnection()) {
      require(needed, connection, readOnly);
    }
    return needed;
  }

  private static void require(RequiredSchema needed, Connection connection, boolean readOnly)
      throws SQLException {
    List<String> missing = needed.missingIn(connection);
    if (!missing.isEmpty()) {
      String reason =
          readOnly
              ? "the database is read-only and lacks %s: migrate it where it can be written"
              : "the database lacks %s";
      throw new UnusableSchema(reason.formatted(String.join(", ", missing)), null);
    }
  }

  private RuntimeException explain(RuntimeException failure) {
    return failure instanceof FlywayException refused && MigrationFailure.isFinal(refused)
        ? new UnusableSchema(
            String.join("; ", MigrationDiagnosis.of(refused, migrations, target)), refused)
        : failure;
  }

  /** Logs a failure once, although each attempt repeats it. */
  private void report(RuntimeException failure) {
    String text =
        failure instanceof UnusableSchema
            ? failure.getMessage()
            : DatabaseFault.describe(failure, target);
    if (lastFailure.equals(text)) {
      return;
    }
    lastFailure = text;
    if (failure instanceof UnusableSchema) {
      // The launcher stops waiting for the start when it reads this line.
      LOG.log(ERROR, "migrations could not be applied: {0}", text);
      reportPending();
    } else if (failure instanceof FlywayException) {
      LOG.log(WARNING, "migrations failed and will be retried: {0}", text);
    } else {
      LOG.log(WARNING, "migrations failed and will be retried", failure);
    }
  }

  private void reportPending() {
    try {
      availability.statistics().migrations(SchemaVersion.countByState(migrations.history()));
    } catch (FlywayException e) {
      // The loss of the database is reported elsewhere.
    }
  }

  /** Logs the events that operators need to know. */
  private static final class LogListener implements MigrationListener {

    @Override
    public void withoutCanonicalName(List<UUID> users) {
      LOG.log(
          WARNING,
          "users without a canonical name or address: an older user has the same, or theirs is no"
              + " longer allowed; they must sign in with exactly the stored spelling: {0}",
          users);
    }
  }
}
