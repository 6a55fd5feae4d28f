package dev.plinth.users.token;

import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for tokens. One of username and e-mail address is given.
 *
 * @param username the user's name, null if the address is given
 * @param email the user's e-mail address, null if the name is given
 * @param password the user's password
 */
public record SignIn(String username, String email, @NotNull String password) {

  boolean namesOne() {
    return (username == null) != (email == null);
  }

  /** The one that is given, in the form that all its spellings have in common. */
  String canonicalName() {
    return username == null
        ? EmailAddresses.canonical(email).orElse(email)
        : Usernames.canonical(username).orElse(username);
  }

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "SignIn[username=" + username + "]";
  }
}
