package dev.plinth.devtools.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PicturesTest {

  private static final LineChart CHART =
      new LineChart(
          "Answers < 1 s & others",
          List.of(new Span("killed", 1, 2)),
          List.of(new Line("success", List.of(0.0, 3.0), List.of(0.5, 40.0))));

  @TempDir private Path figures;
  @TempDir private Path images;
  private Pictures pictures;

  @BeforeEach
  void create() {
    pictures = new Pictures(figures, images);
  }

  @Test
  void drawsAChartWithWhatAScreenReaderNeeds() throws Exception {
    ChartFile.write(figures.resolve("outage.tsv"), List.of(CHART));

    Document svg = only("outage.svg");

    assertThat(text(svg, "title")).isEqualTo("Answers < 1 s & others");
    assertThat(text(svg, "desc"))
        .isEqualTo("success: from 0.5 to 40.0. Marked from 1.0 to 2.0: killed.");
  }

  @Test
  void drawsAPanelForEachOfSeveralCharts() throws Exception {
    List<Line> lines =
        IntStream.range(0, 9)
            .mapToObj(i -> new Line("line " + i, List.of(0.0, 9.0), List.of(0.0, (double) i)))
            .toList();
    ChartFile.write(
        figures.resolve("dashboard.tsv"), List.of(CHART, LineChart.of("Many lines", lines)));

    Document svg = only("dashboard.svg");

    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1 + 6);
    assertThat(texts(svg)).contains("line 8", "and 3 more").doesNotContain("line 2");
  }

  @Test
  void drawsARecordingOfACommandWithItsTimes() throws Exception {
    Files.writeString(
        figures.resolve("up.tsv"),
        "command\t./plinth up\nprinted\t5900\tplinth: PostgreSQL <17>\nprinted\t12345\tready\n");

    Document svg = only("up.svg");

    assertThat(text(svg, "desc"))
        .isEqualTo("After 5.9 s: plinth: PostgreSQL <17>\nAfter 12.3 s: ready");
    assertThat(svg.getElementsByTagName("g").item(0).getTextContent())
        .contains("$ ./plinth up", "5.9 s", "PostgreSQL <17>", "12.3 s", "ready");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "graph\tof something\n",
        "command\n",
        "command\tup\nprinted\tsoon\tready\n",
        "command\tup\nprinted\t1\n",
        "command\tup\nready\n"
      })
  void refusesABadFileByItsName(String content) throws IOException {
    Files.writeString(figures.resolve("bad.tsv"), content);

    assertThatThrownBy(() -> pictures.draw())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bad.tsv");
    assertThat(images).isEmptyDirectory();
  }

  @Test
  void saysThatThereAreNoFigures() {
    Pictures none = new Pictures(figures.resolve("none"), images);

    assertThatThrownBy(none::draw).hasMessageEndingWith("none: run the tests first");
  }

  private Document only(String name) throws Exception {
    assertThat(pictures.draw()).containsExactly(images.resolve(name));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(images.resolve(name).toFile());
  }

  private static List<String> texts(Document svg) {
    NodeList texts = svg.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }

  private static String text(Document svg, String element) {
    return svg.getElementsByTagName(element).item(0).getTextContent();
  }
}
