package dev.plinth.users;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Command to register a user.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
 */
public record RegisterUser(
    @NotNull @Username @Schema(minLength = 1, maxLength = Username.LONGEST) String username,
    @NotNull @EmailAddress @Schema(minLength = 1, maxLength = EmailAddress.LONGEST) String email,
    @NotNull @Password @Schema(minLength = Password.SHORTEST, maxLength = Password.LONGEST)
        String password) {

  /** Hides the password, which the record would print. */
  @Override
  public String toString() {
    return "RegisterUser[username=" + username + "]";
  }
}
