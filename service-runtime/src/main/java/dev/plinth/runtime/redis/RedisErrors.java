package dev.plinth.runtime.redis;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What an error of Redis says.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors">Simple
 *     errors</a>
 */
final class RedisErrors {

  private static final String OTHER_TYPE = "WRONGTYPE";

  /** Where the failed script is: before Redis 7 that comes first, and then the error. */
  private static final Pattern PLACE =
      Pattern.compile("ERR Error running script .*@user_script: ?\\d+: -?| script: .*");

  private static final int LONGEST = 200;

  private RedisErrors() {}

  /** Whether the key is of a type that the command can't use. */
  static boolean isOfOtherType(JedisDataException failure) {
    return String.valueOf(failure.getMessage()).contains(OTHER_TYPE);
  }

  /**
   * Returns the reason that operations are shown: Redis' own words. A general error (ERR) repeats
   * what was sent, perhaps a password, so of that one only the code is shown.
   */
  static String reason(JedisDataException failure) {
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String words = PLACE.matcher(text).replaceFirst("");
    return words.startsWith("ERR") ? "ERR" : words.substring(0, Math.min(words.length(), LONGEST));
  }
}
