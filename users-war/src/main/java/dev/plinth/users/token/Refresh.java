package dev.plinth.users.token;

import jakarta.validation.constraints.NotNull;

/**
 * Asks for the next pair of tokens.
 *
 * @param refreshToken the newest one of the session
 */
public record Refresh(@NotNull String refreshToken) {

  /** Without the token: records print all that they have. */
  @Override
  public String toString() {
    return "Refresh[]";
  }
}
