package dev.plinth.launcher.seed;

import static dev.plinth.persistence.user.PasswordHashFormat.ALGORITHM;
import static dev.plinth.persistence.user.PasswordHashFormat.ITERATIONS;

import dev.plinth.persistence.user.PasswordHashFormat;
import dev.plinth.runtime.text.OpaqueStrings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes in the {@link PasswordHashFormat}, for seeds: they are loaded without a server,
 * so its {@code Pbkdf2PasswordHash} is not available.
 */
final class PasswordHash {

  private static final int BYTES = 32;

  private PasswordHash() {}

  /** Returns a hash with a random salt. */
  static String of(String password) {
    byte[] salt = new byte[BYTES];
    new SecureRandom().nextBytes(salt);
    return of(password, salt);
  }

  /** Returns the hash with a salt. */
  static String of(String password, byte[] salt) {
    String prepared = OpaqueStrings.prepared(password);
    PBEKeySpec key = new PBEKeySpec(prepared.toCharArray(), salt, ITERATIONS, BYTES * Byte.SIZE);
    try {
      byte[] hash = SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return String.join(
          ":",
          ALGORITHM,
          Integer.toString(ITERATIONS),
          base64.encodeToString(salt),
          base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
