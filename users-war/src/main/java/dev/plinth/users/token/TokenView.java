package dev.plinth.users.token;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;

/**
 * The tokens of a session.
 *
 * @param accessToken a JWT
 * @param tokenType how to send the access token (RFC 6750)
 * @param expiresIn the lifetime of the access token in seconds
 * @param refreshToken gets the next pair of tokens, once
 * @param user the user of the session
 */
@JsonbPropertyOrder({"accessToken", "tokenType", "expiresIn", "refreshToken", "user"})
public record TokenView(
    String accessToken, String tokenType, long expiresIn, String refreshToken, Holder user) {

  /**
   * The user of the tokens.
   *
   * @param id the user's identity
   * @param username the user's name
   */
  @JsonbPropertyOrder({"id", "username"})
  public record Holder(UUID id, String username) {}

  /** Hides the tokens, which the record would print. */
  @Override
  public String toString() {
    return "TokenView[]";
  }
}
