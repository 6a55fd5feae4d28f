package dev.plinth.runtime.access;

import dev.plinth.runtime.database.DatabaseUnavailable;
import java.util.Optional;
import java.util.UUID;

/**
 * Session store. The module that owns the sessions' table implements it. A session is live if it
 * has not ended or expired, and its user is active.
 */
public interface SessionStore {

  /**
   * Returns the user of a live session that this service holds in its memory, as current as the
   * database. This asks neither Redis nor the database; empty if they must be asked.
   */
  Optional<SignedInUser> held(UUID session);

  /** Returns whether this service may hold sessions in its memory now. */
  boolean isHolding();

  /**
   * Looks up the user of a live session, in the database.
   *
   * @throws DatabaseUnavailable if the database can't be used
   */
  Optional<SignedInUser> find(UUID session);
}
