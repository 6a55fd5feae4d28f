package dev.plinth.runtime.access;

import dev.plinth.runtime.database.DatabaseUnavailable;
import java.util.Optional;
import java.util.UUID;

/** Session store. The module that owns the sessions' table implements it. */
public interface SessionStore {

  /**
   * Returns the user of a valid session: one that has not ended or expired, and whose user is
   * active.
   *
   * @throws DatabaseUnavailable if the database can't be used
   */
  Optional<SignedInUser> find(UUID session);
}
