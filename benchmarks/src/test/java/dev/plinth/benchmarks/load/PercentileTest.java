package dev.plinth.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentileTest {

  @Test
  void isTheValueAtTheNearestRankOfAllTogether() {
    long[] odd = LongStream.rangeClosed(1, 1000).filter(it -> it % 2 == 1).toArray();
    long[] even = LongStream.rangeClosed(1, 1000).filter(it -> it % 2 == 0).toArray();

    assertThat(Percentile.of(99, List.of(odd, even))).isEqualTo(990);
    assertThat(Percentile.of(100, List.of(odd, even))).isEqualTo(1000);
    assertThat(Percentile.of(0, List.of(odd, even))).isEqualTo(1);
  }

  @Test
  void refusesNoValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> Percentile.of(99, List.of()));
  }
}
