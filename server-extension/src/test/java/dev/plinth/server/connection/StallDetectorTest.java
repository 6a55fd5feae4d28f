package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

  private final StallDetector<String, Integer> unchanged = new StallDetector<>(Duration.ofNanos(5));

  @Test
  void findsWhatStaysTheSameForTooLong() {
    assertThat(show(1, 0)).isFalse();
    assertThat(show(1, 5)).isFalse();
    assertThat(show(1, 6)).isTrue();
  }

  @Test
  void beginsAgainWithEachChange() {
    show(1, 0);
    show(2, 5);

    assertThat(show(2, 10)).isFalse();
    assertThat(show(2, 11)).isTrue();
  }

  @Test
  void forgetsWhatALookDidNotShow() {
    show(1, 0);
    unchanged.look();

    assertThat(show(1, 6)).isFalse();
  }

  private boolean show(int state, long time) {
    unchanged.look();
    return unchanged.show("a", state, time);
  }
}
