package dev.plinth.rest.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.runtime.representation.CacheOutcome;
import dev.plinth.runtime.representation.CacheOutcome.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheStatusTest {

  @Test
  void reportsTheTimeToLiveOfAHit() {
    CacheOutcome hit =
        new CacheOutcome(Source.CACHE, Duration.ofSeconds(5), Duration.ofMillis(86_395_500));

    assertThat(CacheStatus.of(hit)).isEqualTo("plinth; hit; ttl=86395");
  }

  @ParameterizedTest
  @CsvSource({"0, -1", "1, -1", "90, -90"})
  void reportsANegativeLifetimeOfAStaleHit(int age, int lifetime) {
    CacheOutcome stale =
        new CacheOutcome(Source.STALE_CACHE, Duration.ofSeconds(age), Duration.ZERO);

    assertThat(CacheStatus.of(stale))
        .isEqualTo("plinth; hit; ttl=" + lifetime + "; detail=database-unavailable");
  }

  @ParameterizedTest
  @CsvSource({
    "STORED, plinth; fwd=miss; stored",
    "MISSED, plinth; fwd=miss",
    "SHARED, plinth; fwd=miss; collapsed",
    "DATABASE, plinth; fwd=bypass"
  })
  void reportsWhyTheDatabaseWasRead(Source source, String status) {
    assertThat(CacheStatus.of(CacheOutcome.of(source))).isEqualTo(status);
  }
}
