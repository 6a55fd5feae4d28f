package dev.plinth.runtime.database;

import dev.plinth.runtime.availability.Dependency;
import dev.plinth.runtime.availability.DependencyProbe;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Health probe of the database. It connects through the pool, as requests do, and has the schema
 * prepared before any request may use it. Each probe checks that the schema is still usable.
 */
@ApplicationScoped
public class DatabaseProbe implements DependencyProbe {

  @Resource(lookup = "jdbc/plinth")
  private DataSource pool;

  @Inject
  @ConfigProperty(name = "DB_RECONNECT_MAX_ATTEMPTS")
  private int maxAttempts;

  @Inject private SchemaPreparation schema;
  @Inject private ReadOnlyState readOnly;
  @Inject @Any private Instance<ProbeListener> listeners;
  @Inject private DatabaseConfig address;

  private DatabaseTarget target;

  /** Creates the schema's beans before the database is reached, which saves time then. */
  @PostConstruct
  void createPreparation() {
    schema.isDone();
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

  /** Returns whether the database was read-only at the last probe. */
  public boolean isReadOnly() {
    return readOnly.isReadOnly();
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      // The pool has validated it.
      if (schema.isDone() && readOnly.ask(connection)) {
        schema.check(connection, isReadOnly());
        for (ProbeListener listener : listeners) {
          listener.at(connection);
        }
      }
    } catch (SQLException e) {
      // The probed rows are locked or read-only: requests can still use the database.
      if (SqlState.of(e).filter(SqlState::concernsOneRequest).isEmpty()) {
        throw e;
      }
    }
  }

  @Override
  public void prepare() throws SQLException {
    if (schema.isDone()) {
      return;
    }
    try (Connection connection = pool.getConnection()) {
      if (!readOnly.ask(connection)) {
        throw new SQLTransientConnectionException("the session was outdated");
      }
    }
    schema.run(isReadOnly());
  }
}
