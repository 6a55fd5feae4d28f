package dev.plinth.persistence.migration;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Learns what goes on while migrations are applied, as it happens. */
public interface MigrationListener {

  /** For those who only want the result. */
  MigrationListener NONE = new MigrationListener() {};

  /** Another runner applies migrations to the same database, and is waited for. */
  default void waiting() {}

  /**
   * A migration is in the database for good.
   *
   * @param migration which one
   * @param taken how long it took
   */
  default void applied(SchemaVersion migration, Duration taken) {}

  /**
   * Some users have no canonical username or e-mail address, since an older user has the same, or
   * because theirs has characters that are not allowed now. They sign in with exactly the name that
   * is stored.
   *
   * @param users their identities, the oldest user first; never empty
   */
  default void withoutCanonicalName(List<UUID> users) {}
}
