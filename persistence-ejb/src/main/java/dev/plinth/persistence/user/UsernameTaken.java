package dev.plinth.persistence.user;

import dev.plinth.persistence.Conflict;

/** The fact that another user has the username. */
public class UsernameTaken extends Conflict {

  /** Creates the fact. */
  public UsernameTaken() {
    super("The username is already taken.");
  }
}
