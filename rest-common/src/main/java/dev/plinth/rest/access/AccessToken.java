package dev.plinth.rest.access;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads the claims of an access token whose signature, issuer, audience and expiry are verified.
 */
final class AccessToken {

  /** The claim with the session's identity (OpenID Connect Front-Channel Logout 1.0, 3). */
  static final String SESSION = "sid";

  private AccessToken() {}

  /**
   * Returns the caller that the token names.
   *
   * @throws RuntimeException if a claim is missing or of the wrong type, or if the token isn't
   *     valid yet (nbf), which MicroProfile JWT doesn't check
   */
  static Caller caller(JsonWebToken token) {
    Long notBefore = token.getClaim(Claims.nbf);
    if (notBefore != null && Instant.now().getEpochSecond() < notBefore) {
      throw new IllegalArgumentException("not valid yet");
    }
    String session = token.getClaim(SESSION);
    return new Caller(
        UUID.fromString(token.getSubject()),
        token.getName(),
        UUID.fromString(session),
        token.getGroups().contains(Roles.ADMIN));
  }
}
