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

/** GCRA, the generic cell rate algorithm, in Redis, so that all servers share each limit. */
@ApplicationScoped
class RedisGcra {

  private static final String PREFIX = "plinth:limit:";

  @Inject private RedisExecutor redis;

  /**
   * Takes permits, or gives them back, in one round trip. If the connection fails, the retry may
   * count twice.
   *
   * @param client the limit's name and the client
   * @param intervalMicros the time until one permit is back
   * @param periodMicros the time until all permits are back
   * @param permits the number of permits; negative to give them back
   * @return the microseconds until all permits are available again; if there are too few now, the
   *     negated microseconds until there are enough; empty if Redis is unavailable
   */
  OptionalLong take(String client, long intervalMicros, long periodMicros, int permits) {
    List<byte[]> keys = List.of(key(client));
    List<byte[]> numbers = List.of(bytes(intervalMicros), bytes(periodMicros), bytes(permits));
    try {
      Object answer =
          redis.evaluate(redis.runId(), new ScriptCall(RedisScript.TAKE, keys, numbers));
      return OptionalLong.of((Long) answer);
    } catch (RedisUnavailable e) {
      return OptionalLong.empty();
    }
  }

  private static byte[] key(String client) {
    return bytes(PREFIX + client);
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
