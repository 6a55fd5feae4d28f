package dev.plinth.runtime.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The steps of the protocol, of limits, and of the probe. Redis does each as a whole; each file
 * says what its script takes and gives.
 */
public enum RedisScript {
  LOOKUP,
  FILL,
  MARK,
  PUBLISH,
  LIST,
  STALE,
  TAKE,
  PROBE;

  private final String text;
  private final byte[] sha;

  RedisScript() {
    String file = name().toLowerCase(Locale.ROOT) + ".lua";
    try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
      byte[] bytes = in.readAllBytes();
      text = new String(bytes, StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
      sha = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Returns the source. */
  String text() {
    return text;
  }

  /** Returns the name by which Redis knows it once it is loaded. */
  byte[] sha() {
    return sha;
  }
}
