package dev.plinth.persistence.migration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Listener for the progress of migrations. */
public interface MigrationListener {

  /** Ignores all events. */
  MigrationListener NONE = new MigrationListener() {};

  /** Called while waiting for another runner that migrates the same database. */
  default void waiting() {}

  /**
   * Called when a migration is committed.
   *
   * @param taken the duration
   */
  default void applied(SchemaVersion migration, Duration taken) {}

  /**
   * Called if users have no canonical username or e-mail address, because an older user has the
   * same one, or theirs contains characters that are no longer allowed. They must sign in with
   * exactly the stored name.
   *
   * @param users their ids, the oldest user first; never empty
   */
  default void withoutCanonicalName(List<UUID> users) {}
}
