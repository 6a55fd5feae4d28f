package dev.plinth.users.token;

import dev.plinth.rest.access.Roles;
import dev.plinth.runtime.access.SignedInUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Issues access tokens: JWTs with the claims of MicroProfile JWT, signed with ES256. */
@ApplicationScoped
public class AccessTokens {

  /** The lifetime of an access token. */
  static final Duration LIFETIME = Duration.ofMinutes(15);

  @Inject private SigningKey key;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  private String issuer;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.audiences")
  private String audience;

  /** Returns a token for a signed-in user. */
  String issue(SignedInUser user) {
    Instant now = Instant.now();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(audience);
    claims.setSubject(user.id().toString());
    claims.setStringClaim(Claims.upn.name(), user.username());
    claims.setStringListClaim(
        Claims.groups.name(),
        user.isAdmin() ? List.of(Roles.USER, Roles.ADMIN) : List.of(Roles.USER));
    claims.setStringClaim("sid", user.session().toString());
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
    return key.sign(claims.toJson());
  }
}
