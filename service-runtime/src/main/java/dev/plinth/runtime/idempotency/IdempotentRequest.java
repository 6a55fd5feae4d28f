package dev.plinth.runtime.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.Sha256;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request with an idempotency key. It contains neither the key nor the body.
 *
 * @param id identifies the key of this caller, method and path
 * @param fingerprint identifies the body
 */
public record IdempotentRequest(String id, String fingerprint) {

  private static final String HMAC = "HmacSHA256";

  /**
   * Creates the request. A body may contain a password, of which a plain hash could be guessed by
   * trial. So the fingerprint depends on the key, which is stored nowhere.
   *
   * @param caller the user's id, or empty
   * @param key of at least 16 characters
   */
  public static IdempotentRequest of(
      String caller, String method, String path, String key, byte[] body) {
    String scope = String.join("\n", caller, method, path, key);
    return new IdempotentRequest(hex(Sha256.of(scope.getBytes(UTF_8))), hex(hmac(key, body)));
  }

  private static byte[] hmac(String key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
