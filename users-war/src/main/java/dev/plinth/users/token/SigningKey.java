package dev.plinth.users.token;

import dev.plinth.rest.access.KeySetFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/** The private key that signs access tokens (JWS). The service reads it when it starts. */
@ApplicationScoped
public class SigningKey {

  @Inject
  @ConfigProperty(name = "JWT_SIGNING_KEY_FILE")
  private String file;

  @Inject
  @ConfigProperty(name = "JWT_KEY_SET_FILE")
  private String keySetFile;

  private PrivateKey key;
  private String id;

  /** Reads the key, so that the service doesn't start without it. */
  void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
    key = read();
    id =
        KeySetFile.read(Path.of(keySetFile)).getJsonWebKeys().stream()
            .filter(this::isPublicKey)
            .map(JsonWebKey::getKeyId)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(keySetFile + " has no public key of " + file));
  }

  private PrivateKey read() {
    try {
      String base64 =
          Files.readString(Path.of(file)).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
      byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " is not a readable private key (PKCS #8, PEM) of the curve P-256", e);
    }
  }

  /** Whether a public key belongs to the private key, by a signature that it verifies. */
  private boolean isPublicKey(JsonWebKey candidate) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(sign("any"));
      signature.setKey(candidate.getKey());
      return signature.verifySignature();
    } catch (JoseException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Returns a signed JWT (RFC 7519) in the compact serialization of RFC 7515.
   *
   * @param claims its claims, as JSON
   */
  String sign(String claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    signature.setHeader(HeaderParameterNames.TYPE, "JWT");
    if (id != null) {
      signature.setKeyIdHeaderValue(id);
    }
    signature.setPayload(claims);
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(file + " can't sign", e);
    }
  }
}
