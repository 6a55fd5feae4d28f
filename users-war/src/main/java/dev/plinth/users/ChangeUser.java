package dev.plinth.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for changes of a user. What is null keeps its value.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
 * @param currentPassword needed to change one's own password or e-mail address
 * @param isAdmin whether the user is an administrator; for administrators to decide
 * @param isActive whether the user can sign in; for administrators to decide
 */
public record ChangeUser(
    @Username @Schema(minLength = 1, maxLength = Username.LONGEST) String username,
    @EmailAddress @Schema(minLength = 1, maxLength = EmailAddress.LONGEST) String email,
    @Password @Schema(minLength = Password.SHORTEST, maxLength = Password.LONGEST) String password,
    String currentPassword,
    Boolean isAdmin,
    Boolean isActive) {

  /** Without the passwords: records print all that they have. */
  @Override
  public String toString() {
    return "ChangeUser[username=" + username + "]";
  }
}
