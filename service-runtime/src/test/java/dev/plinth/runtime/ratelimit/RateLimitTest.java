package dev.plinth.runtime.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  @Test
  void parsesPermitsAndPeriod() {
    RateLimit limit = RateLimit.of("20/PT15M");

    assertThat(limit).isEqualTo(new RateLimit(20, Duration.ofMinutes(15)));
    assertThat(limit.isOff()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/PT1S", "999999/PT1S", "1/P1D"})
  void acceptsTheSmallestAndTheLargest(String text) {
    assertThat(RateLimit.of(text).intervalMicros()).isPositive();
  }

  @Test
  void canBeOff() {
    assertThat(RateLimit.of("off").isOff()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "0/PT1S",
        "-1/PT1S",
        "20/1m",
        "20/PT0S",
        "20/PT0.5S",
        "20/PT24H1S",
        "20/P1000000000D",
        "20/-PT1M",
        "x/PT1M",
        "1000000/PT1S"
      })
  void refusesAnInvalidLimitWithTheExpectedForm(String text) {
    assertThatThrownBy(() -> RateLimit.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(RateLimit.EXPECTED);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 1", "1001, 2", "60000, 60"})
  void roundsTheWaitUpToWholeSeconds(long millis, long seconds) {
    RateLimitExceeded fact =
        new RateLimitExceeded("any", RateLimit.of("1/PT1S"), Duration.ofMillis(millis));

    assertThat(fact.retryAfterSeconds()).isEqualTo(seconds);
  }
}
