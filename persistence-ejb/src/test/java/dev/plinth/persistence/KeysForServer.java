package dev.plinth.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Generates the keys of access tokens before Arquillian starts the application server. Does nothing
 * without the environment variables of their files: then no server is under test.
 */
public class KeysForServer implements LauncherSessionListener {

  private static final String KEY_SET =
      """
      {"keys":[{"kty":"EC","crv":"P-256","kid":"test","x":"%s","y":"%s"}]}
      """;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String signingKey = System.getenv("JWT_SIGNING_KEY_FILE");
    if (signingKey != null) {
      write(Path.of(signingKey), Path.of(System.getenv("JWT_KEY_SET_FILE")));
    }
  }

  private static void write(Path signingKey, Path keySet) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Files.createDirectories(signingKey.getParent());
      Files.writeString(
          signingKey,
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())));
      ECPublicKey key = (ECPublicKey) pair.getPublic();
      Files.writeString(
          keySet,
          KEY_SET.formatted(
              coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] digits = number.toByteArray();
    int length = Math.min(bytes.length, digits.length);
    System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
