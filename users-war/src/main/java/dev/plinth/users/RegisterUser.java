package dev.plinth.users;

import jakarta.validation.constraints.NotNull;

/**
 * Asks for a new user.
 *
 * @param username 1 to 50 characters, without white space at its ends
 * @param email an e-mail address; letter case doesn't matter in it
 * @param password 8 to 128 characters, any
 */
public record RegisterUser(
    @NotNull @Username String username,
    @NotNull @EmailAddress String email,
    @NotNull @Password String password) {

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "RegisterUser[username=" + username + "]";
  }
}
