package dev.plinth.users;

/**
 * Command to change a user. A field that is null keeps its value.
 *
 * @param username 1 to 50 characters, see {@link Username}
 * @param email an e-mail address, see {@link EmailAddress}
 * @param password 8 to 128 characters, see {@link Password}
 * @param currentPassword required if users change their own password or e-mail address
 * @param isAdmin whether the user is an administrator; only administrators may set it
 * @param isActive whether the user can sign in; only administrators may set it
 */
public record ChangeUser(
    @Username String username,
    @EmailAddress String email,
    @Password String password,
    String currentPassword,
    Boolean isAdmin,
    Boolean isActive) {

  /** Hides the passwords, which the record would print. */
  @Override
  public String toString() {
    return "ChangeUser[username=" + username + "]";
  }
}
