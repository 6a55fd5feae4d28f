package dev.plinth.persistence.user;

import dev.plinth.runtime.fact.Conflict;

/** The fact that a change would leave no active administrator. */
public class LastAdministrator extends Conflict {

  /** Creates the fact. */
  public LastAdministrator() {
    super(
        "This is the last active administrator, who cannot be deleted, deactivated or lose the"
            + " role. Make another user an administrator first.");
  }
}
