package dev.plinth.devtools.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

  @Test
  void drawsABarForEachValueAsHighAsItsShareOfTheAxis() throws Exception {
    BarChart chart =
        new BarChart(
            "Rates",
            List.of("Plinth", "Quarkus"),
            List.of(new BarChart.Group("W1", List.of(1000.0, 500.0))));

    Document svg = parse(chart.svg());

    assertThat(height(svg, 3)).isEqualTo(Drawing.BOTTOM - Drawing.TOP);
    assertThat(height(svg, 4)).isEqualTo((Drawing.BOTTOM - Drawing.TOP) / 2.0);
  }

  @Test
  void drawsALineFromTheStartToTheEnd() throws Exception {
    LineChart chart =
        LineChart.of(
            "Ramp", List.of(new LineChart.Line("Plinth", List.of(0.0, 10.0), List.of(0.0, 100.0))));

    Element line = (Element) parse(chart.svg()).getElementsByTagName("polyline").item(0);

    assertThat(line.getAttribute("points")).isEqualTo("70.0,330.0 800.0,70.0");
  }

  @Test
  void marksASpanEvenIfItEndsAfterTheLines() throws Exception {
    LineChart chart =
        new LineChart(
            "Outage",
            List.of(new LineChart.Span("frozen", 5, 10)),
            List.of(new LineChart.Line("answers", List.of(0.0, 8.0), List.of(0.0, 100.0))));

    Element span = (Element) parse(chart.svg()).getElementsByTagName("rect").item(2);

    assertThat(span.getAttribute("x")).isEqualTo("435.0");
    assertThat(span.getAttribute("width")).isEqualTo("365.0");
  }

  @Test
  void writesTheNameOfASpanUpwardsIfItIsTooLong() throws Exception {
    LineChart chart =
        new LineChart(
            "Outage",
            List.of(new LineChart.Span("wide", 0, 8), new LineChart.Span("narrow", 9.9, 10)),
            List.of(new LineChart.Line("answers", List.of(0.0, 10.0), List.of(0.0, 100.0))));

    assertThat(text(chart, "wide").getAttribute("transform")).isEmpty();
    assertThat(text(chart, "narrow").getAttribute("transform")).startsWith("rotate(-90 ");
  }

  private static Element text(LineChart chart, String content) throws Exception {
    NodeList texts = parse(chart.svg()).getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> (Element) texts.item(i))
        .filter(it -> it.getTextContent().equals(content))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsTheEventsOfEachFullStepAsARatePerSecond() {
    LineChart.Line line = LineChart.Line.rate("success", List.of(0.1, 0.2, 0.8, 1.1), 0.5, 1.4);

    assertThat(line.xs()).containsExactly(0.0, 0.5);
    assertThat(line.ys()).containsExactly(4.0, 2.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, '0.0 0.5 1.0'",
    "0.3, '0.00 0.15 0.30'",
    "1, '0.0 0.5 1.0'",
    "23, '0.0 12.5 25.0'"
  })
  void labelsTheAxisWithTheDecimalsItNeeds(double maximum, String labels) {
    Axis axis = Axis.to(maximum, 2);

    assertThat(axis.values().stream().map(axis::label).collect(Collectors.joining(" ")))
        .isEqualTo(labels);
  }

  @Test
  void describesABarChart() throws Exception {
    BarChart chart =
        new BarChart(
            "Rates",
            List.of("Plinth", "Quarkus"),
            List.of(new BarChart.Group("W1", List.of(1000.0, 500.0))));

    String description = parse(chart.svg()).getElementsByTagName("desc").item(0).getTextContent();

    assertThat(description).isEqualTo("W1: Plinth 1,000, Quarkus 500.");
  }

  private static double height(Document svg, int rectangle) {
    Element bar = (Element) svg.getElementsByTagName("rect").item(rectangle);
    return Double.parseDouble(bar.getAttribute("height"));
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
