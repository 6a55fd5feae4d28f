package dev.plinth.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void areTheSameAfterTheirWayThroughJson() {
    Figures figures = new Figures();
    figures.add("rate", "Plinth", 4395.5);
    figures.add("rate", "Plinth", 4400);
    figures.add("rate", "Quarkus", 15207);

    Figures read = Figures.ofJson(figures.toJson());

    assertThat(read.systems("rate")).containsExactly("Plinth", "Quarkus");
    assertThat(read.series("rate", "Plinth")).contains(new Series(List.of(4395.5, 4400.0)));
  }

  @Test
  void haveNoMedianOfWhatWasNotMeasured() {
    assertThat(new Figures().median("rate", "Plinth")).isEmpty();
  }
}
