package dev.plinth.users.token;

import jakarta.validation.constraints.NotNull;

/**
 * Command to get the next pair of tokens.
 *
 * @param refreshToken the newest refresh token of the session
 */
public record Refresh(@NotNull String refreshToken) {

  /** Hides the token, which the record would print. */
  @Override
  public String toString() {
    return "Refresh[]";
  }
}
