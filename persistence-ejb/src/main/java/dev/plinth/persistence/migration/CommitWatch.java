package dev.plinth.persistence.migration;

import java.sql.SQLException;
import java.time.Duration;
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
  private Runnable uncommitted = () -> {};

  CommitWatch(MigrationListener listener) {
    this.listener = listener;
  }

  @Override
  public void handle(Event event, Context context) {
    switch (event) {
      case AFTER_EACH_MIGRATE -> {
        SchemaVersion migration = History.of(context.getMigrationInfo());
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

  private void begin(Context context) {
    try {
      Migrations.mark(context.getConnection());
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
