package dev.plinth.runtime.ratelimit;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When everybody has all permits again, as this server alone knows. There is room for some, so that
 * nobody fills the memory by coming under many names: whoever makes it overflow makes it forget
 * those who have all permits again, and others if that doesn't make enough room for a while.
 */
final class LocalGcra {

  private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
  private final int most;
  private final LongSupplier micros;

  /**
   * @param most how many are remembered
   * @param micros a clock that only goes forward, in microseconds
   */
  LocalGcra(int most, LongSupplier micros) {
    this.most = most;
    this.micros = micros;
  }

  /**
   * Takes permits, or gives them back.
   *
   * @param count how many; negative to give them back
   * @return after how many microseconds all are there again; negative if there are too few, and
   *     then how long it takes until there are enough
   */
  long take(String who, RateLimit limit, int count) {
    if (fullAt.size() >= most && !fullAt.containsKey(who)) {
      makeRoom();
    }
    long now = micros.getAsLong();
    long[] answer = new long[1];
    fullAt.compute(
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

  /** Looks at everybody, so it must not be needed again at once. */
  private synchronized void makeRoom() {
    long now = micros.getAsLong();
    int few = most - most / 4;
    fullAt.values().removeIf(at -> at <= now);
    Iterator<String> others = fullAt.keySet().iterator();
    while (fullAt.size() > few && others.hasNext()) {
      others.next();
      others.remove();
    }
  }

  int size() {
    return fullAt.size();
  }
}
