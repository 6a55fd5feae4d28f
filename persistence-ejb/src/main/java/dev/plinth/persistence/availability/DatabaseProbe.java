package dev.plinth.persistence.availability;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.plinth.persistence.database.DatabaseFault;
import dev.plinth.persistence.database.DatabaseTarget;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.MigrationListener;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.RequiredSchema;
import dev.plinth.persistence.migration.SchemaVersion;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Reaches the database through the pool, as requests do, and migrates it before they may. Each time
 * it looks whether the schema is still one that this build can use.
 */
@ApplicationScoped
class DatabaseProbe implements Probe {

  private static final System.Logger LOG = System.getLogger(DatabaseProbe.class.getName());

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  @PersistenceUnit(unitName = "plinth")
  private EntityManagerFactory unit;

  @Inject
  @ConfigProperty(name = "DB_RECONNECT_MAX_ATTEMPTS")
  private int maxAttempts;

  @Inject private Availability availability;
  @Inject private ReadOnlyState readOnly;
  @Inject @Any private Instance<DatabaseLook> looks;

  @Inject private DatabaseAddress address;

  private Migrations migrations;
  private DatabaseTarget target;
  private volatile RequiredSchema prepared;
  private volatile String lastFailure = "";

  /** Before the database is there: then only the migrations themselves take time. */
  @PostConstruct
  void loadMigrations() {
    migrations = new Migrations(pool).tell(new Reporting());
    target = address.target();
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
  public String reason(Throwable failure) {
    return failure instanceof UnusableSchema
        ? failure.getMessage()
        : DatabaseFault.describe(failure, target);
  }

  /** Whether the database could only be read when it was last asked. */
  boolean isReadOnly() {
    return readOnly.isReadOnly();
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      // The pool has validated it.
      if (prepared != null && readOnly.ask(connection)) {
        look(connection);
      }
    } catch (SQLException e) {
      // What is looked at is locked, or can only be read: requests can use the database all the
      // same.
      if (SqlFailure.of(e).filter(SqlFailure::concernsOneRequest).isEmpty()) {
        throw e;
      }
    }
  }

  private void look(Connection connection) throws SQLException {
    List<String> missing = prepared.missingIn(connection);
    if (!missing.isEmpty()) {
      prepared = null;
      throw lacking(missing);
    }
    for (DatabaseLook look : looks) {
      look.at(connection);
    }
  }

  @Override
  public void prepare() throws SQLException {
    if (prepared != null) {
      return;
    }
    try {
      migrate();
      lastFailure = "";
    } catch (RuntimeException e) {
      RuntimeException failure = explained(e);
      report(failure);
      throw failure;
    }
  }

  private RuntimeException explained(RuntimeException failure) {
    return failure instanceof FlywayException refused && MigrationFailure.isFinal(refused)
        ? new UnusableSchema(
            String.join("; ", MigrationDiagnosis.of(refused, migrations, target)), refused)
        : failure;
  }

  private void migrate() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      if (!readOnly.ask(connection)) {
        throw new SQLTransientConnectionException("the session was outdated");
      }
    }
    if (!readOnly.isReadOnly()) {
      MigrateResult result = migrations.apply();
      LOG.log(INFO, "{0} migrations applied", result.migrationsExecuted);
    }
    List<SchemaVersion> history = migrations.history();
    availability.report().migrations(history);
    RequiredSchema required = RequiredSchema.of(history, unit);
    try (Connection connection = pool.getConnection()) {
      List<String> missing = required.missingIn(connection);
      if (!missing.isEmpty()) {
        throw lacking(missing);
      }
    }
    prepared = required;
  }

  private UnusableSchema lacking(List<String> missing) {
    String reason =
        readOnly.isReadOnly()
            ? "the database is read-only and lacks %s: migrate it where it can be written"
            : "the database lacks %s";
    return new UnusableSchema(reason.formatted(String.join(", ", missing)), null);
  }

  /** Once, because the same failure comes with each attempt. */
  private void report(RuntimeException failure) {
    String text = reason(failure);
    if (lastFailure.equals(text)) {
      return;
    }
    lastFailure = text;
    if (failure instanceof UnusableSchema) {
      // The launcher waits no longer for the start when the log has this line.
      LOG.log(ERROR, "migrations could not be applied: {0}", text);
      reportPending();
    } else if (failure instanceof FlywayException) {
      LOG.log(WARNING, "migrations are tried again: {0}", text);
    } else {
      LOG.log(WARNING, "migrations are tried again", failure);
    }
  }

  /** Logs what an operator has to know. */
  private static final class Reporting implements MigrationListener {

    @Override
    public void withoutCanonicalName(List<UUID> users) {
      LOG.log(
          WARNING,
          "users whose name or address an older user has too, or is not allowed now; they sign in"
              + " with exactly what is stored: {0}",
          users);
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
