package dev.plinth.runtime.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts who does what how often. */
@ApplicationScoped
public class RateLimiter {

  /** Some megabytes. */
  private static final int MOST = 20_000;

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
    return name + ":" + Digest.of(who);
  }
}
