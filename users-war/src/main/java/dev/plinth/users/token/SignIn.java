package dev.plinth.users.token;

import dev.plinth.runtime.text.EmailAddresses;
import dev.plinth.runtime.text.Usernames;
import jakarta.validation.constraints.NotNull;

/**
 * Command to sign in, with either the username or the e-mail address.
 *
 * @param username the user's name, null if the address is given
 * @param email the user's e-mail address, null if the name is given
 * @param password the user's password
 */
public record SignIn(String username, String email, @NotNull String password) {

  boolean hasOneName() {
    return (username == null) != (email == null);
  }

  /** Returns the given username or e-mail address in its canonical form. */
  String canonicalName() {
    return username == null
        ? EmailAddresses.canonical(email).orElse(email)
        : Usernames.canonical(username).orElse(username);
  }

  /** Hides the password, which the record would print. */
  @Override
  public String toString() {
    return "SignIn[username=" + username + "]";
  }
}
