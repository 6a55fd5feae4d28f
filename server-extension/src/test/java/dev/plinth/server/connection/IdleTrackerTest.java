package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdleTrackerTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final IdleTracker<String> tracker = new IdleTracker<>(Duration.ofSeconds(2));

  @Test
  void keepsAConnectionThatHasJustBecomeIdle() {
    assertThat(tracker.isIdle("a", false, 0)).isFalse();
    assertThat(tracker.isIdle("a", false, SECOND)).isFalse();
  }

  @Test
  void reportsAConnectionThatHasBeenIdleForLongEnough() {
    tracker.isIdle("a", false, 0);

    assertThat(tracker.isIdle("a", false, 2 * SECOND)).isTrue();
  }

  @Test
  void restartsAfterARequest() {
    tracker.isIdle("a", false, 0);
    tracker.isIdle("a", true, SECOND);
    tracker.isIdle("a", false, 2 * SECOND);

    assertThat(tracker.isIdle("a", false, 3 * SECOND)).isFalse();
    assertThat(tracker.isIdle("a", false, 4 * SECOND)).isTrue();
  }

  @Test
  void neverReportsABusyConnection() {
    tracker.isIdle("a", true, 0);

    assertThat(tracker.isIdle("a", true, 100 * SECOND)).isFalse();
  }

  @Test
  void tracksEachConnectionSeparately() {
    tracker.isIdle("a", false, 0);

    assertThat(tracker.isIdle("b", false, 2 * SECOND)).isFalse();
  }
}
