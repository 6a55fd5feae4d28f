package dev.plinth.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void replacesOnlyWhatIsBetweenTheMarkers() {
    String page = "before\n" + MarkedText.BEGIN + "\nold\n" + MarkedText.END + "\nafter\n";

    String replaced = MarkedText.replace(page, "new\n");

    assertThat(replaced)
        .isEqualTo("before\n" + MarkedText.BEGIN + "\n\nnew\n\n" + MarkedText.END + "\nafter\n");
    assertThat(MarkedText.replace(replaced, "new")).isEqualTo(replaced);
  }

  @Test
  void refusesAPageWithoutMarkers() {
    assertThatThrownBy(() -> MarkedText.replace("text", "new"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("lacks the markers");
  }
}
