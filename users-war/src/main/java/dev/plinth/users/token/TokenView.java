package dev.plinth.users.token;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * What a client signs its requests with.
 *
 * @param accessToken a JWT
 * @param tokenType how to send it (RFC 6750)
 * @param expiresIn how many seconds it is good for
 * @param refreshToken good for one use, to get the next pair
 */
@JsonbPropertyOrder({"accessToken", "tokenType", "expiresIn", "refreshToken"})
public record TokenView(String accessToken, String tokenType, long expiresIn, String refreshToken) {

  /** Without the tokens: records print all that they have. */
  @Override
  public String toString() {
    return "TokenView[]";
  }
}
