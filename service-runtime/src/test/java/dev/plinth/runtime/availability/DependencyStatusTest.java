package dev.plinth.runtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DependencyStatusTest {

  @Test
  void isDownBeforeTheFirstAttempt() {
    DependencyStatus status = DependencyStatus.initial();

    assertThat(status.state()).isEqualTo(DependencyState.DOWN);
    assertThat(status.attempts()).isZero();
    assertThat(status.isUp()).isFalse();
  }

  @Test
  void isDownWithoutAnAttemptWhenItIsLost() {
    DependencyStatus lost = DependencyStatus.initial().up().failed("ConnectException", -1);

    assertThat(lost.state()).isEqualTo(DependencyState.DOWN);
    assertThat(lost.attempts()).isZero();
    assertThat(lost.lastError()).isEqualTo("ConnectException");
  }

  @Test
  void countsTheAttemptsThatFail() {
    DependencyStatus status =
        DependencyStatus.initial().up().lost("a").failed("b", -1).failed("c", -1);

    assertThat(status.state()).isEqualTo(DependencyState.RECONNECTING);
    assertThat(status.attempts()).isEqualTo(2);
    assertThat(status.lastError()).isEqualTo("c");
  }

  @Test
  void remembersSinceWhenItReconnects() {
    DependencyStatus first = DependencyStatus.initial().failed("a", -1);

    DependencyStatus second = first.failed("a", -1);

    assertThat(second.since()).isEqualTo(first.since());
  }

  @Test
  void isExhaustedOnceAllAttemptsHaveFailed() {
    DependencyStatus status = DependencyStatus.initial().failed("a", 3).failed("a", 3);

    assertThat(status.state()).isEqualTo(DependencyState.RECONNECTING);
    assertThat(status.failed("a", 3).state()).isEqualTo(DependencyState.EXHAUSTED);
    assertThat(status.failed("a", 3).attempts()).isEqualTo(3);
  }

  @Test
  void forgetsTheFailuresWhenItIsUp() {
    DependencyStatus status = DependencyStatus.initial().failed("a", -1).up();

    assertThat(status.isUp()).isTrue();
    assertThat(status.attempts()).isZero();
    assertThat(status.lastError()).isEmpty();
    assertThat(status.up()).isSameAs(status);
  }
}
