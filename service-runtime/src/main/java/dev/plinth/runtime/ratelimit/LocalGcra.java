package dev.plinth.runtime.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The generic cell rate algorithm on this server alone. For each client it remembers the time at
 * which all permits are back, until that time. The number of clients is limited, so that a client
 * with many names can't fill the memory.
 */
final class LocalGcra {

  private static final int NANOS = 1000;

  private final Cache<String, Long> fullAt;
  private final LongSupplier micros;

  /**
   * @param most how many clients are remembered
   * @param micros a clock that only goes forward, in microseconds
   */
  LocalGcra(int most, LongSupplier micros) {
    this.micros = micros;
    fullAt =
        Caffeine.newBuilder()
            .maximumSize(most)
            .ticker(() -> micros.getAsLong() * NANOS)
            .expireAfter(Expiry.writing((String who, Long at) -> untilFull(at)))
            .executor(Runnable::run)
            .build();
  }

  private Duration untilFull(long at) {
    return Duration.ofNanos(Math.max(0, (at - micros.getAsLong()) * NANOS));
  }

  /**
   * Takes permits, or gives them back.
   *
   * @param count how many; negative to give them back
   * @return after how many microseconds all are there again; negative if there are too few, and
   *     then how long it takes until there are enough
   */
  long take(String who, RateLimit limit, int count) {
    long now = micros.getAsLong();
    long[] answer = new long[1];
    fullAt
        .asMap()
        .compute(
            who,
            (key, known) -> {
              long before = known == null ? now : Math.max(known, now);
              long after = Math.max(now, before + count * limit.intervalMicros());
              boolean granted = after - now <= limit.periodMicros();
              answer[0] = granted ? after - now : limit.periodMicros() - (after - now);
              return granted ? after : before;
            });
    return answer[0];
  }

  /** Returns how many clients are remembered. */
  long size() {
    fullAt.cleanUp();
    return fullAt.estimatedSize();
  }
}
