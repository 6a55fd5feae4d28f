package dev.plinth.launcher.key;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/** A public key of the curve P-256 as a member of a JSON Web Key Set (RFC 7517; RFC 7518, 6.2). */
final class PublicKeyEntry {

  private static final int BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private PublicKeyEntry() {}

  static JsonObject of(ECPublicKey key) {
    String x = coordinate(key.getW().getAffineX());
    String y = coordinate(key.getW().getAffineY());
    return Json.createObjectBuilder()
        .add("kty", "EC")
        .add("crv", "P-256")
        .add("x", x)
        .add("y", y)
        .add("kid", thumbprint(x, y))
        .add("use", "sig")
        .add("alg", "ES256")
        .build();
  }

  /** All 32 bytes, the leading zeros too, and no sign. */
  private static String coordinate(BigInteger number) {
    byte[] bytes = new byte[BYTES];
    byte[] digits = number.toByteArray();
    int length = Math.min(BYTES, digits.length);
    System.arraycopy(digits, digits.length - length, bytes, BYTES - length, length);
    return BASE64.encodeToString(bytes);
  }

  /** A name that follows from the key (RFC 7638). */
  private static String thumbprint(String x, String y) {
    String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
      return BASE64.encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
