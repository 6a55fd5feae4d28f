package dev.plinth.rest.access;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What an access token says, once its signature, issuer, audience and end were verified. */
final class AccessToken {

  /** The claim with the session's identity (OpenID Connect Front-Channel Logout 1.0, 3). */
  static final String SESSION = "sid";

  private AccessToken() {}

  /**
   * Returns the caller as the token has it.
   *
   * @throws RuntimeException if a claim is missing, of another type than it has to be, or says that
   *     the token isn't valid yet, which MicroProfile JWT doesn't look at
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
