package dev.plinth.users;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Asks for a new user.
 *
 * @param username 1 to 50 characters, without white space at its ends
 * @param email an e-mail address; letter case doesn't matter in it
 * @param password 8 to 128 characters, any
 */
public record RegisterUser(
    @NotNull @Size(max = 50) @Pattern(regexp = ChangeUser.NAME, message = ChangeUser.NAME_MESSAGE)
        String username,
    @NotNull @Size(max = 254) @Email String email,
    @NotNull @Size(min = 8, max = 128) String password) {

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "RegisterUser[username=" + username + "]";
  }
}
