package dev.plinth.users.token;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;

/**
 * What a client signs its requests with.
 *
 * @param accessToken a JWT
 * @param tokenType how to send it (RFC 6750)
 * @param expiresIn how many seconds it is good for
 * @param refreshToken good for one use, to get the next pair
 * @param user the user of the session
 */
@JsonbPropertyOrder({"accessToken", "tokenType", "expiresIn", "refreshToken", "user"})
public record TokenView(
    String accessToken, String tokenType, long expiresIn, String refreshToken, Holder user) {

  /**
   * Whose tokens they are.
   *
   * @param id the user's identity
   * @param username the user's name
   */
  @JsonbPropertyOrder({"id", "username"})
  public record Holder(UUID id, String username) {}

  /** Without the tokens: records print all that they have. */
  @Override
  public String toString() {
    return "TokenView[]";
  }
}
