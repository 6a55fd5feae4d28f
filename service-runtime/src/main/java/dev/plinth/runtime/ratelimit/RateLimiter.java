package dev.plinth.runtime.ratelimit;

import dev.plinth.runtime.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** Counts who does what how often. */
@ApplicationScoped
public class RateLimiter {

  /** Some megabytes. */
  private static final int MOST = 20_000;

  /** 128 bits: no two texts with the same can be found. The text itself may be a secret. */
  private static final int HASH_BYTES = 16;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final LocalGcra local = new LocalGcra(MOST, () -> System.nanoTime() / 1000);

  @Inject private RedisGcra shared;

  /**
   * Takes a permit of a limit that all servers share.
   *
   * @param name what is limited
   * @param who whose; any text
   * @throws RateLimitExceeded if there is none left
   */
  public void take(String name, RateLimit limit, String who) {
    require(name, limit, count(name, limit, who, 1));
  }

  /** Gives back a permit: what it was taken for turned out to be nothing to limit. */
  public void giveBack(String name, RateLimit limit, String who) {
    count(name, limit, who, -1);
  }

  /**
   * Takes a permit of a limit that is each server's own, which costs next to nothing.
   *
   * @param name what is limited
   * @param who whose; any text
   * @throws RateLimitExceeded if there is none left
   */
  public void takeHere(String name, RateLimit limit, String who) {
    if (!limit.isOff()) {
      require(name, limit, local.take(key(name, who), limit, 1));
    }
  }

  private static void require(String name, RateLimit limit, long micros) {
    if (micros < 0) {
      throw new RateLimitExceeded(name, limit, Duration.ofNanos(-micros * 1000));
    }
  }

  private long count(String name, RateLimit limit, String who, int permits) {
    if (limit.isOff()) {
      return 0;
    }
    return shared
        .take(key(name, who), limit.intervalMicros(), limit.periodMicros(), permits)
        .orElseGet(() -> local.take(key(name, who), limit, permits));
  }

  private static String key(String name, String who) {
    byte[] hash = Sha256.of(who.getBytes(StandardCharsets.UTF_8));
    return name + ":" + BASE64.encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }
}
