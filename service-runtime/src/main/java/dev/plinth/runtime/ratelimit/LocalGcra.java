package dev.plinth.runtime.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * GCRA, the generic cell rate algorithm, in the memory of this server. For each client it stores
 * the time at which all permits are back, until that time. The number of clients is limited, so an
 * attacker with many names can't exhaust the memory.
 */
final class LocalGcra {

  private static final int NANOS = 1000;

  private final Cache<String, Long> fullAt;
  private final LongSupplier micros;

  /**
   * @param maxClients the number of clients that are remembered
   * @param micros a monotonic clock, in microseconds
   */
  LocalGcra(int maxClients, LongSupplier micros) {
    this.micros = micros;
    fullAt =
        Caffeine.newBuilder()
            .maximumSize(maxClients)
            .ticker(() -> micros.getAsLong() * NANOS)
            .expireAfter(Expiry.writing((String client, Long at) -> untilFull(at)))
            .executor(Runnable::run)
            .build();
  }

  private Duration untilFull(long at) {
    return Duration.ofNanos(Math.max(0, (at - micros.getAsLong()) * NANOS));
  }

  /**
   * Takes permits, or gives them back.
   *
   * @param count the number of permits; negative to give them back
   * @return the microseconds until all permits are available again; if there are too few now, the
   *     negated microseconds until there are enough
   */
  long take(String client, RateLimit limit, int count) {
    long now = micros.getAsLong();
    long[] answer = new long[1];
    fullAt
        .asMap()
        .compute(
            client,
            (key, known) -> {
              long before = known == null ? now : Math.max(known, now);
              long after = Math.max(now, before + count * limit.intervalMicros());
              boolean granted = after - now <= limit.periodMicros();
              answer[0] = granted ? after - now : limit.periodMicros() - (after - now);
              return granted ? after : before;
            });
    return answer[0];
  }

  /** Returns the number of clients that are remembered. */
  long size() {
    fullAt.cleanUp();
    return fullAt.estimatedSize();
  }
}
