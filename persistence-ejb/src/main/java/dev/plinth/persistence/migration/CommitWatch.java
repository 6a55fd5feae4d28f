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
 * Marks the transaction of each migration as under way, and tells a listener of each migration once
 * it is committed. Flyway reports a migration inside its transaction, whose commit may still fail;
 * whatever it reports next comes after the commit.
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
  private long begun;
  private volatile String transaction = "";
  private Runnable uncommitted = () -> {};

  CommitWatch(MigrationListener listener) {
    this.listener = listener;
  }

  @Override
  public void handle(Event event, Context context) {
    switch (event) {
      case AFTER_EACH_MIGRATE -> {
        SchemaVersion migration =
            MigrationHistory.of(context.getMigrationInfo(), Optional.of(Instant.now()));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        uncommitted = () -> listener.applied(migration, taken);
      }
      case AFTER_EACH_MIGRATE_ERROR, AFTER_MIGRATE_ERROR -> uncommitted = () -> {};
      default -> {
        uncommitted.run();
        uncommitted = () -> {};
      }
    }
    if (event == Event.BEFORE_EACH_MIGRATE) {
      begin(context);
    }
  }

  /**
   * The number of the transaction of the migration that was begun last; empty if none was, or if it
   * runs outside of transactions.
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
      String number = MigrationLock.mark(connection);
      transaction = inTransaction ? number : "";
    } catch (SQLException e) {
      throw new FlywayException("The migration can't be marked as under way", e);
    }
    begun = System.nanoTime();
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
