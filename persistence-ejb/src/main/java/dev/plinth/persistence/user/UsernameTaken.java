package dev.plinth.persistence.user;

import dev.plinth.runtime.fact.Conflict;

/** Another user has the username. */
public class UsernameTaken extends Conflict {

  /** Creates the fact. */
  public UsernameTaken() {
    super("username-taken", "The username is already taken.");
  }
}
