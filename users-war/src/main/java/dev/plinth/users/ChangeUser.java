package dev.plinth.users;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Asks for changes of a user. What is null keeps its value.
 *
 * @param username 1 to 50 characters, without white space at its ends
 * @param email an e-mail address; letter case doesn't matter in it
 * @param password 8 to 128 characters, any
 */
public record ChangeUser(
    @Size(max = 50) @Pattern(regexp = ChangeUser.NAME, message = ChangeUser.NAME_MESSAGE)
        String username,
    @Size(max = 254) @Email String email,
    @Size(min = 8, max = 128) String password) {

  static final String NAME = "[^\\s\\p{Cntrl}]([^\\p{Cntrl}]*[^\\s\\p{Cntrl}])?";
  static final String NAME_MESSAGE =
      "must not be blank, begin or end with white space, or have control characters";

  /** Without the password: records print all that they have. */
  @Override
  public String toString() {
    return "ChangeUser[username=" + username + "]";
  }
}
