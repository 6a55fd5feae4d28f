package dev.plinth.users;

import jakarta.validation.constraints.NotNull;

/**
 * Command to register a user.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
 */
public record RegisterUser(
    @NotNull @Username String username,
    @NotNull @EmailAddress String email,
    @NotNull @Password String password) {

  /** Hides the password, which the record would print. */
  @Override
  public String toString() {
    return "RegisterUser[username=" + username + "]";
  }
}
