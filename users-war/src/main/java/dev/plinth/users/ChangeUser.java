package dev.plinth.users;

import java.time.Instant;
import java.util.UUID;

/**
 * Command to change a user. A field that is null keeps its value. The last three are there so that
 * the user can be sent as GET returned it.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
 * @param currentPassword required if users change their own password or e-mail address
 * @param isAdmin whether the user is an administrator; only administrators may change it
 * @param isActive whether the user can sign in; only administrators may change it
 * @param id the current one
 * @param createdAt ignored, because clients may round it
 * @param updatedAt ignored, because each change sets it
 */
public record ChangeUser(
    @Username String username,
    @EmailAddress String email,
    @Password String password,
    String currentPassword,
    Boolean isAdmin,
    Boolean isActive,
    UUID id,
    Instant createdAt,
    Instant updatedAt) {

  /** Hides the passwords, which the record would print. */
  @Override
  public String toString() {
    return "ChangeUser[username=" + username + "]";
  }
}
