package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdleTrackerTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final IdleTracker<String> watch = new IdleTracker<>(Duration.ofSeconds(2));

  @Test
  void keepsAConnectionThatHasJustBecomeIdle() {
    assertThat(watch.isIdle("a", false, 0)).isFalse();
    assertThat(watch.isIdle("a", false, SECOND)).isFalse();
  }

  @Test
  void givesUpAConnectionThatHasBeenIdleForLongEnough() {
    watch.isIdle("a", false, 0);

    assertThat(watch.isIdle("a", false, 2 * SECOND)).isTrue();
  }

  @Test
  void beginsAnewAfterARequest() {
    watch.isIdle("a", false, 0);
    watch.isIdle("a", true, SECOND);
    watch.isIdle("a", false, 2 * SECOND);

    assertThat(watch.isIdle("a", false, 3 * SECOND)).isFalse();
    assertThat(watch.isIdle("a", false, 4 * SECOND)).isTrue();
  }

  @Test
  void neverGivesUpABusyConnection() {
    watch.isIdle("a", true, 0);

    assertThat(watch.isIdle("a", true, 100 * SECOND)).isFalse();
  }

  @Test
  void tellsConnectionsApart() {
    watch.isIdle("a", false, 0);

    assertThat(watch.isIdle("b", false, 2 * SECOND)).isFalse();
  }
}
