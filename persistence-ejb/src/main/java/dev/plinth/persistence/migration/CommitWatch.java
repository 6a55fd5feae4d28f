package dev.plinth.persistence.migration;

import dev.plinth.runtime.database.DatabaseFault;
import dev.plinth.runtime.database.UnsuitableDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Flyway callback that marks the transaction of each migration as running, and reports each
 * migration to a listener once it is committed. Flyway reports a migration inside its transaction,
 * whose commit may still fail; its next event follows the commit.
 */
final class CommitWatch implements Callback {

  private static final Set<Event> EVENTS =
      Set.of(
          Event.BEFORE_EACH_MIGRATE,
          Event.AFTER_EACH_MIGRATE,
          Event.AFTER_EACH_MIGRATE_ERROR,
          Event.AFTER_MIGRATE,
          Event.AFTER_MIGRATE_ERROR);

  private final MigrationListener listener;
  private long startNanos;
  private volatile String transaction = "";
  private Runnable reportOnCommit = () -> {};

  CommitWatch(MigrationListener listener) {
    this.listener = listener;
  }

  @Override
  public void handle(Event event, Context context) {
    switch (event) {
      case AFTER_EACH_MIGRATE -> {
        SchemaVersion migration =
            MigrationHistory.of(
                MigrationOwner.of(context.getConfiguration()),
                context.getMigrationInfo(),
                Optional.of(Instant.now()));
        Duration taken = Duration.ofNanos(System.nanoTime() - startNanos);
        reportOnCommit = () -> listener.applied(migration, taken);
      }
      case AFTER_EACH_MIGRATE_ERROR, AFTER_MIGRATE_ERROR -> reportOnCommit = () -> {};
      default -> {
        reportOnCommit.run();
        reportOnCommit = () -> {};
      }
    }
    if (event == Event.BEFORE_EACH_MIGRATE) {
      begin(context);
    }
  }

  /**
   * Returns the transaction ID of the last migration that began; empty if none did, or if it runs
   * outside of transactions.
   */
  String transaction() {
    return transaction;
  }

  private void begin(Context context) {
    try {
      transaction = "";
      Connection connection = context.getConnection();
      boolean inTransaction = !connection.getAutoCommit();
      if (!inTransaction && Pooler.isBefore(connection)) {
        throw new UnsuitableDatabase(
            DatabaseFault.POOLER,
            context.getMigrationInfo().getScript() + ", without transaction,");
      }
      String id = MigrationLock.mark(connection);
      transaction = inTransaction ? id : "";
    } catch (SQLException e) {
      throw new FlywayException("The migration can't be marked as running", e);
    }
    startNanos = System.nanoTime();
  }

  @Override
  public boolean supports(Event event, Context context) {
    return EVENTS.contains(event);
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "commit watch";
  }
}
