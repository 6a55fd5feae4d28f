package dev.plinth.users.token;

import dev.plinth.runtime.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A refresh token: 256 random bits, so that an unsalted SHA-256 of it is safe to store.
 *
 * @param text the token that the client gets
 */
record RefreshSecret(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Returns a new token. */
  static RefreshSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns the SHA-256 in hexadecimal digits. */
  String hash() {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return "RefreshSecret[]";
  }
}
