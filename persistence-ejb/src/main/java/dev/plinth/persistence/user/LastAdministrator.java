package dev.plinth.persistence.user;

import dev.plinth.runtime.fact.Conflict;

/** A change would leave no active administrator. */
public class LastAdministrator extends Conflict {

  /** Creates the fact. */
  public LastAdministrator() {
    super(
        "last-administrator",
        "This is the last active administrator and cannot be deleted, deactivated or demoted."
            + " Make another user an administrator first.");
  }
}
