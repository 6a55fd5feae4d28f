package dev.plinth.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import dev.plinth.runtime.representation.Representation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearEntriesTest {

  private static final CacheKey KEY = new CacheKey("blog", UUID.randomUUID());
  private static final long GENERATION = 7;

  private long now = 1;
  private final NearEntries entries = new NearEntries(100_000, () -> now);

  @Test
  void findsWhatALookupPutWithTheAgeAndTimeToLiveOfNow() {
    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 20));

    now += Duration.ofSeconds(5).toNanos();

    assertThat(entries.find(KEY, GENERATION))
        .hasValueSatisfying(
            found -> {
              assertThat(found.json()).hasSize(10);
              assertThat(found.origin().source()).isEqualTo(Source.CACHE);
              assertThat(found.origin().age()).isEqualTo(Duration.ofSeconds(8));
              assertThat(found.origin().timeToLive()).isEqualTo(Duration.ofSeconds(15));
            });
  }

  @Test
  void findsAValueThatOnlyMemoryHoldsUntilItExpiresOrIsInvalidated() {
    CacheKey other = CacheKey.inMemory("session", UUID.randomUUID());
    entries.put(KEY, entries.invalidations(KEY), GENERATION, "a", Duration.ofSeconds(5));
    entries.put(other, entries.invalidations(other), GENERATION, "b", Duration.ofSeconds(10));

    now += Duration.ofSeconds(6).toNanos();

    assertThat(entries.find(KEY, GENERATION, String.class)).isEmpty();
    assertThat(entries.find(other, GENERATION, String.class)).hasValue("b");
    assertThat(entries.find(other, GENERATION + 1, String.class)).isEmpty();
    entries.invalidate(other);
    assertThat(entries.find(other, GENERATION, String.class)).isEmpty();
  }

  @Test
  void findsNothingThatHasExpired() {
    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 4));

    now += Duration.ofSeconds(5).toNanos();

    assertThat(entries.find(KEY, GENERATION)).isEmpty();
  }

  @Test
  void forgetsEachEntryAfterTenMinutes() {
    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 80_000));

    now += Duration.ofMinutes(10).toNanos();

    assertThat(entries.find(KEY, GENERATION)).isEmpty();
  }

  @Test
  void findsNothingOfAnotherGeneration() {
    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 20));

    assertThat(entries.find(KEY, GENERATION + 1)).isEmpty();
  }

  @Test
  void findsNothingThatWasInvalidated() {
    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 20));

    entries.invalidate(KEY);

    assertThat(entries.find(KEY, GENERATION)).isEmpty();
  }

  @Test
  void refusesWhatALookupFoundThatBeganBeforeAnInvalidation() {
    long before = entries.invalidations(KEY);
    entries.invalidate(KEY);

    entries.put(KEY, before, GENERATION, value(10, 20));

    assertThat(entries.find(KEY, GENERATION)).isEmpty();
  }

  @Test
  void takesWhatALookupFoundThatBeganAfterAnInvalidation() {
    entries.invalidate(KEY);

    entries.put(KEY, entries.invalidations(KEY), GENERATION, value(10, 20));

    assertThat(entries.find(KEY, GENERATION)).isPresent();
  }

  @Test
  void holdsNoMoreThanItsSize() {
    List<CacheKey> keys =
        Stream.generate(() -> new CacheKey("blog", UUID.randomUUID())).limit(1000).toList();

    keys.forEach(key -> entries.put(key, entries.invalidations(key), GENERATION, value(1000, 20)));

    assertThat(keys)
        .filteredOn(key -> entries.find(key, GENERATION).isPresent())
        .hasSizeBetween(1, 100);
  }

  private static Representation value(int bytes, int timeToLive) {
    return new Representation(
        new byte[bytes],
        "tag",
        null,
        null,
        new CacheOutcome(Source.CACHE, Duration.ofSeconds(3), Duration.ofSeconds(timeToLive)));
  }
}
