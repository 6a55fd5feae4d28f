package dev.plinth.runtime.access;

import dev.plinth.runtime.database.DatabaseUnavailable;
import java.util.Optional;
import java.util.UUID;

/** Where the sessions of all users are. */
public interface SessionStore {

  /**
   * Returns whose session this is, as long as it counts: it has not ended, it has not expired, and
   * its user is active.
   *
   * @throws DatabaseUnavailable if the database can't be used
   */
  Optional<SignedInUser> find(UUID session);
}
