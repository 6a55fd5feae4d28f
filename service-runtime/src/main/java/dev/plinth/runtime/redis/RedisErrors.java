package dev.plinth.runtime.redis;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Parses error replies of Redis.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors">Simple
 *     errors</a>
 */
final class RedisErrors {

  private static final String OTHER_TYPE = "WRONGTYPE";

  /**
   * The position in the script: Redis before version 7 puts it before the error, later ones after.
   */
  private static final Pattern POSITION =
      Pattern.compile("ERR Error running script .*@user_script: ?\\d+: -?| script: .*");

  private static final int MAX_LENGTH = 200;

  private RedisErrors() {}

  /** Returns whether the command doesn't support the type of the key. */
  static boolean isOfOtherType(JedisDataException failure) {
    return String.valueOf(failure.getMessage()).contains(OTHER_TYPE);
  }

  /**
   * Returns the reason to show to operators, in Redis' own words. A generic error (ERR) repeats
   * what was sent, possibly a password, so only its code is returned.
   */
  static String reason(JedisDataException failure) {
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String words = POSITION.matcher(text).replaceFirst("");
    return words.startsWith("ERR")
        ? "ERR"
        : words.substring(0, Math.min(words.length(), MAX_LENGTH));
  }
}
