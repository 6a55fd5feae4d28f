package dev.plinth.rest.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plinth.runtime.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Verifies access tokens with one key set: the signature, by the one algorithm that is allowed (RFC
 * 8725, section 3.1), the issuer (3.8), the audience (3.9), and the times (RFC 7519, sections 4.1.4
 * and 4.1.5). A signature costs some tenths of a millisecond, so the verifier remembers the caller
 * of a valid token until it expires, by the hash of the token.
 */
final class TokenVerifier {

  /** The claim with the session's identity (OpenID Connect Front-Channel Logout 1.0, 3). */
  private static final String SESSION = "sid";

  private static final int MAX_SIZE = 10_000;

  private final Cache<ByteBuffer, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_SIZE).build();

  private final String keySet;
  private final JwtConsumer consumer;

  TokenVerifier(JsonWebKeySet keys, String issuer, String audience) {
    keySet = text(keys);
    consumer =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
            .setJwsAlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            .setExpectedIssuer(issuer)
            .setExpectedAudience(audience)
            .setRequireSubject()
            .setRequireExpirationTime()
            .build();
  }

  private static String text(JsonWebKeySet keys) {
    return keys.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  /** Whether this verifies with these keys. */
  boolean has(JsonWebKeySet keys) {
    return keySet.equals(text(keys));
  }

  /** Returns the caller that a token names; empty if the token is not valid. */
  Optional<Caller> verify(String token) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    VerifiedToken known = verified.getIfPresent(hash);
    if (known != null) {
      return known.caller();
    }
    Optional<VerifiedToken> read = read(token);
    read.ifPresent(it -> verified.put(hash, it));
    return read.flatMap(VerifiedToken::caller);
  }

  /** A claim that is missing or is no identity makes the token invalid too. */
  private Optional<VerifiedToken> read(String token) {
    try {
      return Optional.of(verifiedToken(consumer.processToClaims(token)));
    } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static VerifiedToken verifiedToken(JwtClaims claims) throws MalformedClaimException {
    Caller caller =
        new Caller(
            UUID.fromString(claims.getSubject()),
            claims.getStringClaimValue(Claims.upn.name()),
            UUID.fromString(claims.getStringClaimValue(SESSION)),
            claims.getStringListClaimValue(Claims.groups.name()).contains(Roles.ADMIN));
    Instant expiry = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    return new VerifiedToken(caller, expiry);
  }

  private record VerifiedToken(Caller holder, Instant expiry) {

    /** Returns the caller until the token expires. */
    Optional<Caller> caller() {
      return Instant.now().isBefore(expiry) ? Optional.of(holder) : Optional.empty();
    }
  }
}
