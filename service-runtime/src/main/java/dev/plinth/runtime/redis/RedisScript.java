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
 * The Lua scripts of the cache, the rate limits and the probe. Redis runs each one atomically. Each
 * file documents the script's keys, arguments and result.
 */
public enum RedisScript {
  LOOKUP,
  FILL,
  MARK,
  PUBLISH,
  LIST,
  STALE,
  TAKE,
  PUSH,
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
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Returns the source code. */
  String text() {
    return text;
  }

  /** Returns the SHA-1 digest in hex, which EVALSHA names a loaded script by. */
  byte[] sha() {
    return sha;
  }
}
