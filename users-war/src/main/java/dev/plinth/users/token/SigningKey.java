package dev.plinth.users.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The private key that signs access tokens. It is read when the service starts. */
@ApplicationScoped
public class SigningKey {

  /** ES256 (RFC 7518, 3.4), whose signatures are two numbers one after the other. */
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  @Inject
  @ConfigProperty(name = "JWT_SIGNING_KEY_FILE")
  private String file;

  @Inject
  @ConfigProperty(name = "JWT_KEY_SET_FILE")
  private String keySetFile;

  private PrivateKey key;
  private String id;

  /** Reads it, so that the service doesn't start without. */
  void load(@Observes @Initialized(ApplicationScoped.class) Object start) {
    key = read();
    id =
        KeySet.of(Path.of(keySetFile)).keys().stream()
            .filter(this::isMine)
            .map(it -> it.getString("kid"))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(keySetFile + " has no key that fits " + file));
  }

  private PrivateKey read() {
    try {
      String base64 =
          Files.readString(Path.of(file)).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
      byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " is not a private key (PKCS #8, PEM) of the curve P-256 that can be read", e);
    }
  }

  /** A private key doesn't tell its public one; a signature does. */
  private boolean isMine(JsonObject candidate) {
    byte[] any = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(KeySet.publicKey(candidate));
      signature.update(any);
      return signature.verify(sign(any));
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** Returns the name of the key in the key set. */
  String id() {
    return id;
  }

  /** Returns the signature of some bytes. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(file + " can't sign", e);
    }
  }
}
