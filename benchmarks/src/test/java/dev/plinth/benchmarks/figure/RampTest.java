package dev.plinth.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RampTest {

  private final Ramp ramp = new Ramp(List.of(14.0, 15.0, 16.0), List.of(300.0, 950.0, 900.0));

  @Test
  void reachesARateWithItsFirstInterval() {
    assertThat(ramp.timeTo(900)).hasValue(15);
  }

  @Test
  void mayNotReachARate() {
    assertThat(ramp.timeTo(951)).isEmpty();
  }
}
