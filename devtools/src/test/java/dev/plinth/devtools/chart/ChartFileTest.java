package dev.plinth.devtools.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartFileTest {

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Line success = new Line("success", List.of(0.0, 0.25), List.of(48.0, 52.5));
    Line refused = new Line("503", List.of(0.0), List.of(0.0));
    List<LineChart> charts =
        List.of(
            new LineChart("Outage", List.of(new Span("killed", 0.1, 0.2)), List.of(success)),
            LineChart.of("Restart", List.of(success, refused)));
    Path file = folder.resolve("figures/outage.tsv");

    ChartFile.write(file, charts);

    assertThat(ChartFile.read(file)).isEqualTo(charts);
  }

  @Test
  void keepsATabInANameFromEndingTheField() throws IOException {
    Path file = folder.resolve("tab.tsv");

    ChartFile.write(file, List.of(LineChart.of("a\tb", List.of())));

    assertThat(ChartFile.read(file)).singleElement().extracting(LineChart::title).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource({
    "'point|success|0|1', 'bad.tsv, line 1: a chart begins with its title'",
    "'title', 'bad.tsv, line 1: field 2 is missing'",
    "'title|t/point|success|0', 'bad.tsv, line 2: field 4 is missing'",
    "'title|t/point|success|0|many', 'bad.tsv, line 2: ''many'' is not a number'",
    "'title|t/point|success|0|NaN', 'bad.tsv, line 2: ''NaN'' is not finite'",
    "'title|t/span|killed|0|', 'bad.tsv, line 2: '''' is not a number'",
    "'title|t/line|success', 'bad.tsv, line 2: ''line'' is unknown'",
    "'title|t//', 'bad.tsv, line 2: '''' is unknown'"
  })
  void saysWhereAFileIsBad(String content, String message) throws IOException {
    Path file = folder.resolve("bad.tsv");
    Files.writeString(file, content.replace('|', '\t').replace('/', '\n'));

    assertThatThrownBy(() -> ChartFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
