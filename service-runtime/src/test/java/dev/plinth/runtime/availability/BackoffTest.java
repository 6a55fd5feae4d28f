package dev.plinth.runtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(1));

  @RepeatedTest(20)
  void waitsTwiceAsLongEachTimeLessARandomPart() {
    assertThat(backoff.after(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(225));
    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(450));
    assertThat(backoff.after(2)).isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
  }

  @RepeatedTest(20)
  void neverWaitsLongerThanTheLimit() {
    assertThat(backoff.after(3)).isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
    assertThat(backoff.after(Integer.MAX_VALUE))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
  }

  @Test
  void variesItsWaits() {
    Set<Duration> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      waits.add(backoff.after(5));
    }

    assertThat(waits).hasSizeGreaterThan(10);
  }
}
