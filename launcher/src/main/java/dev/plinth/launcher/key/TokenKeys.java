package dev.plinth.launcher.key;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.Secret;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.KeyFiles;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The key files of access tokens: the private key that signs, and the key set that verifies. */
public final class TokenKeys {

  private static final int LINE = 64;

  private final KeyFiles files;
  private final boolean configured;

  private TokenKeys(KeyFiles files, boolean configured) {
    this.files = files;
    this.configured = configured;
  }

  /**
   * Returns the keys in the configured files, or else in those of the home.
   *
   * @throws Failure in production, if none are configured
   */
  public static TokenKeys of(Settings settings, Home home) {
    if (settings.keyFiles().isEmpty() && settings.appEnv() == AppEnv.PRODUCTION) {
      throw new Failure(KeyFiles.MISSING);
    }
    return settings
        .keyFiles()
        .map(files -> new TokenKeys(files, true))
        .orElseGet(() -> ofHome(home.prepare()));
  }

  private static TokenKeys ofHome(Home home) {
    return new TokenKeys(new KeyFiles(home.signingKey(), home.keySet()), false);
  }

  /**
   * Returns the files, ready to be used: those of the home are created if they are missing.
   *
   * @throws Failure if a configured one can't be read
   */
  public KeyFiles ready() throws IOException {
    if (!configured) {
      create();
      return files;
    }
    List<String> unreadable =
        files.byVariable().entrySet().stream()
            .filter(file -> !Files.isReadable(file.getValue()))
            .map(file -> file.getKey() + ": " + file.getValue() + " can't be read")
            .sorted()
            .toList();
    if (!unreadable.isEmpty()) {
      throw new Failure(unreadable);
    }
    return files;
  }

  /**
   * Creates both files unless they exist.
   *
   * @return whether they were created
   * @throws Failure if only one of them exists
   */
  boolean create() throws IOException {
    boolean signingKey = Files.exists(files.signingKey());
    if (signingKey != Files.exists(files.keySet())) {
      throw new Failure(
          "only one of %s and %s exists: restore the other, or remove it"
              .formatted(files.signingKey(), files.keySet()));
    }
    if (!signingKey) {
      write(List.of());
    }
    return !signingKey;
  }

  /**
   * Creates a new key, which signs after the next start. The previous one still verifies.
   *
   * @throws Failure if there is none yet, or the set can't be read
   */
  void rotate() throws IOException {
    write(keys().subList(0, 1));
  }

  private List<JsonWebKey> keys() throws IOException {
    if (!Files.exists(files.keySet())) {
      throw new Failure(files.keySet() + " does not exist: run plinth key create first");
    }
    try {
      List<JsonWebKey> keys = new JsonWebKeySet(Files.readString(files.keySet())).getJsonWebKeys();
      if (!keys.isEmpty()) {
        return keys;
      }
    } catch (JoseException e) {
      // Reported below, like a set without a key.
    }
    throw new Failure(files.keySet() + " is not a JSON Web Key Set with a key in it");
  }

  /** Writes the public key first: every signed token must be verifiable. */
  private void write(List<JsonWebKey> others) throws IOException {
    EllipticCurveJsonWebKey key = newKey();
    JsonWebKeySet keys = new JsonWebKeySet(key);
    others.forEach(keys::addJsonWebKey);
    Secret.write(files.keySet(), keys.toJson(OutputControlLevel.PUBLIC_ONLY) + "\n");
    Secret.write(files.signingKey(), pem(key.getEcPrivateKey()));
  }

  /** The key id is the key's thumbprint (RFC 7638). */
  private static EllipticCurveJsonWebKey newKey() {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      key.setUse(Use.SIGNATURE);
      key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("every Java has the curve P-256", e);
    }
  }

  private static String pem(PrivateKey key) {
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(LINE, lineEnd).encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** Returns the paths of the files. */
  @Override
  public String toString() {
    return files.signingKey() + " and " + files.keySet();
  }
}
