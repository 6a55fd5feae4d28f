package dev.plinth.runtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void isDownBeforeTheFirstAttempt() {
    Status status = Status.initial();

    assertThat(status.state()).isEqualTo(State.DOWN);
    assertThat(status.attempts()).isZero();
    assertThat(status.isUp()).isFalse();
  }

  @Test
  void isDownWithoutAnAttemptWhenItIsLost() {
    Status lost = Status.initial().up().failed("ConnectException", -1);

    assertThat(lost.state()).isEqualTo(State.DOWN);
    assertThat(lost.attempts()).isZero();
    assertThat(lost.lastError()).isEqualTo("ConnectException");
  }

  @Test
  void countsTheAttemptsThatFail() {
    Status status = Status.initial().up().lost("a").failed("b", -1).failed("c", -1);

    assertThat(status.state()).isEqualTo(State.RECONNECTING);
    assertThat(status.attempts()).isEqualTo(2);
    assertThat(status.lastError()).isEqualTo("c");
  }

  @Test
  void remembersSinceWhenItReconnects() {
    Status first = Status.initial().failed("a", -1);

    Status second = first.failed("a", -1);

    assertThat(second.since()).isEqualTo(first.since());
  }

  @Test
  void isExhaustedOnceAllAttemptsHaveFailed() {
    Status status = Status.initial().failed("a", 3).failed("a", 3);

    assertThat(status.state()).isEqualTo(State.RECONNECTING);
    assertThat(status.failed("a", 3).state()).isEqualTo(State.EXHAUSTED);
    assertThat(status.failed("a", 3).attempts()).isEqualTo(3);
  }

  @Test
  void forgetsTheFailuresWhenItIsUp() {
    Status status = Status.initial().failed("a", -1).up();

    assertThat(status.isUp()).isTrue();
    assertThat(status.attempts()).isZero();
    assertThat(status.lastError()).isEmpty();
    assertThat(status.up()).isSameAs(status);
  }
}
