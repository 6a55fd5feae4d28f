package dev.plinth.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void hasTheMiddleValueAsItsMedian() {
    assertThat(new Series(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4);
    assertThat(new Series(List.of(9.0, 1.0, 4.0, 6.0)).median()).isEqualTo(5);
  }

  @Test
  void spreadsFromTheLeastToTheMostAsAShareOfTheMedian() {
    assertThat(new Series(List.of(90.0, 110.0, 100.0)).spread()).isEqualTo(0.2);
    assertThat(new Series(List.of(0.0, 0.0)).spread()).isZero();
  }

  @Test
  void refusesNoValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of()));
  }
}
