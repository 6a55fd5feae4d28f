package dev.plinth.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceGateTest {

  private final ServiceGate gate = new ServiceGate();

  @Test
  void isOpenInitially() {
    assertThat(gate.isClosed()).isFalse();
  }

  @Test
  void opensWhenItIsOpened() {
    gate.close(Duration.ofHours(1));
    assertThat(gate.isClosed()).isTrue();

    gate.open();

    assertThat(gate.isClosed()).isFalse();
  }

  @Test
  void reopensAfterTheTimeout() {
    gate.close(Duration.ofNanos(-2));

    assertThat(gate.isClosed()).isFalse();
  }
}
