package dev.plinth.users.token;

import dev.plinth.rest.access.Roles;
import dev.plinth.runtime.access.SignedInUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues access tokens: JWTs with the claims of MicroProfile JWT, signed with ES256. */
@ApplicationScoped
public class AccessTokens {

  /** How long one is good for. */
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @Inject private SigningKey key;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  private String issuer;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.audiences")
  private String audience;

  /** Returns a token for somebody who has signed in. */
  String issue(SignedInUser user) {
    String content = encode(header()) + "." + encode(claims(user, Instant.now()));
    byte[] signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + BASE64.encodeToString(signature);
  }

  private JsonObject header() {
    return Json.createObjectBuilder()
        .add("alg", "ES256")
        .add("typ", "JWT")
        .add("kid", key.id())
        .build();
  }

  private JsonObject claims(SignedInUser user, Instant now) {
    JsonArrayBuilder groups = Json.createArrayBuilder().add(Roles.USER);
    if (user.isAdmin()) {
      groups.add(Roles.ADMIN);
    }
    return Json.createObjectBuilder()
        .add("iss", issuer)
        .add("aud", audience)
        .add("sub", user.id().toString())
        .add("upn", user.username())
        .add("groups", groups)
        .add("sid", user.session().toString())
        .add("jti", UUID.randomUUID().toString())
        .add("iat", now.getEpochSecond())
        .add("exp", now.plus(LIFETIME).getEpochSecond())
        .build();
  }

  private static String encode(JsonObject part) {
    return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
  }
}
