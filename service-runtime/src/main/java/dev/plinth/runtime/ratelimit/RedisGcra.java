package dev.plinth.runtime.ratelimit;

import dev.plinth.runtime.redis.RedisExecutor;
import dev.plinth.runtime.redis.RedisScript;
import dev.plinth.runtime.redis.RedisUnavailable;
import dev.plinth.runtime.redis.ScriptCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** When everybody has all permits of a limit again, as all servers know. */
@ApplicationScoped
class RedisGcra {

  private static final String PREFIX = "plinth:limit:";

  @Inject private RedisExecutor redis;

  /**
   * Takes permits, or gives them back, in one round trip. A connection that fails on the way may
   * make it count twice.
   *
   * @param who the limit and whose it is
   * @param intervalMicros how long one permit takes to come back
   * @param periodMicros how long all of them take
   * @param permits how many; negative to give them back
   * @return after how many microseconds all are there again; negative if there are too few, and
   *     then how long it takes until there are enough; empty if Redis is away
   */
  OptionalLong take(String who, long intervalMicros, long periodMicros, int permits) {
    List<byte[]> keys = List.of(key(who));
    List<byte[]> numbers = List.of(bytes(intervalMicros), bytes(periodMicros), bytes(permits));
    try {
      Object answer =
          redis.evaluate(redis.runId(), new ScriptCall(RedisScript.TAKE, keys, numbers));
      return OptionalLong.of((Long) answer);
    } catch (RedisUnavailable e) {
      return OptionalLong.empty();
    }
  }

  private static byte[] key(String who) {
    return bytes(PREFIX + who);
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
