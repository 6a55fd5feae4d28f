package dev.plinth.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.benchmarks.figure.Series;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void keepsThreeDigits() {
    assertThat(Format.number(15207.4)).isEqualTo("15,207");
    assertThat(Format.number(12.34)).isEqualTo("12.3");
  }

  @Test
  void addsTheSpreadOfSeveralRounds() {
    assertThat(Format.series(Optional.of(new Series(List.of(900.0, 1000.0, 1100.0)))))
        .isEqualTo("1,000 (20 %)");
    assertThat(Format.series(Optional.of(new Series(List.of(900.0))))).isEqualTo("900");
  }

  @Test
  void marksWhatWasNotMeasured() {
    assertThat(Format.series(Optional.empty())).isEqualTo("–");
    assertThat(Format.ratio(OptionalDouble.empty())).isEqualTo("–");
  }
}
