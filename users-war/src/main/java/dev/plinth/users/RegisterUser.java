package dev.plinth.users;

import jakarta.validation.constraints.NotNull;

/**
 * Asks for a new user.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
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
