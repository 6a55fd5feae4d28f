package dev.plinth.persistence.user;

import dev.plinth.runtime.fact.Conflict;

/** Another user has the e-mail address. */
public class EmailTaken extends Conflict {

  /** Creates the fact. */
  public EmailTaken() {
    super("email-taken", "The e-mail address is already taken.");
  }
}
