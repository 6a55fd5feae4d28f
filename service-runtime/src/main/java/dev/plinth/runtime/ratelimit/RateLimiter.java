package dev.plinth.runtime.ratelimit;

import dev.plinth.runtime.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** Rate limiter: shared by all servers through Redis, or local to this server. */
@ApplicationScoped
public class RateLimiter {

  /** Takes some megabytes. */
  private static final int MAX_CLIENTS = 20_000;

  /** 128 bits prevent collisions. Clients are hashed because their text may be a secret. */
  private static final int HASH_BYTES = 16;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final LocalGcra local = new LocalGcra(MAX_CLIENTS, () -> System.nanoTime() / 1000);

  @Inject private RedisGcra shared;

  /**
   * Takes a permit of a limit that all servers share.
   *
   * @param name the name of the limit
   * @param client any text that identifies the client
   * @throws RateLimitExceeded if no permit is left
   */
  public void take(String name, RateLimit limit, String client) {
    require(name, limit, count(name, limit, client, 1));
  }

  /** Gives back a permit, because the request turned out not to count. */
  public void giveBack(String name, RateLimit limit, String client) {
    count(name, limit, client, -1);
  }

  /**
   * Takes a permit of a limit that each server counts separately, without a round trip.
   *
   * @param name the name of the limit
   * @param client any text that identifies the client
   * @throws RateLimitExceeded if no permit is left
   */
  public void takeHere(String name, RateLimit limit, String client) {
    if (!limit.isOff()) {
      require(name, limit, local.take(key(name, client), limit, 1));
    }
  }

  private static void require(String name, RateLimit limit, long micros) {
    if (micros < 0) {
      throw new RateLimitExceeded(name, limit, Duration.ofNanos(-micros * 1000));
    }
  }

  private long count(String name, RateLimit limit, String client, int permits) {
    if (limit.isOff()) {
      return 0;
    }
    return shared
        .take(key(name, client), limit.intervalMicros(), limit.periodMicros(), permits)
        .orElseGet(() -> local.take(key(name, client), limit, permits));
  }

  private static String key(String name, String client) {
    byte[] hash = Sha256.of(client.getBytes(StandardCharsets.UTF_8));
    return name + ":" + BASE64.encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }
}
