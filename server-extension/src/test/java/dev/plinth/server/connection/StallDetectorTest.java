package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

  private final StallDetector<String, Integer> detector = new StallDetector<>(Duration.ofNanos(5));

  @Test
  void findsAStateThatDoesNotChangeForTooLong() {
    assertThat(isStalled(1, 0)).isFalse();
    assertThat(isStalled(1, 5)).isFalse();
    assertThat(isStalled(1, 6)).isTrue();
  }

  @Test
  void restartsWithEachChange() {
    isStalled(1, 0);
    isStalled(2, 5);

    assertThat(isStalled(2, 10)).isFalse();
    assertThat(isStalled(2, 11)).isTrue();
  }

  @Test
  void forgetsAThingThatARoundDidNotCheck() {
    isStalled(1, 0);
    detector.nextRound();

    assertThat(isStalled(1, 6)).isFalse();
  }

  private boolean isStalled(int state, long time) {
    detector.nextRound();
    return detector.isStalled("a", state, time);
  }
}
