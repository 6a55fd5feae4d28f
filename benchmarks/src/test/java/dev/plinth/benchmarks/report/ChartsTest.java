package dev.plinth.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.Systems;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {

  @Test
  void drawsAllChartsOfARunWithoutSomeFigures() throws Exception {
    Figures figures = new Figures();
    figures.add(Metric.rate(Workload.W1), Systems.PLINTH, 1234);

    for (String svg : new Charts(figures).all().values()) {
      assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
    }
  }

  @Test
  void comparesTheReadsWithAndWithoutTheCache() throws Exception {
    Figures figures = new Figures();
    figures.add(Metric.rate(Workload.W1), Systems.UNCACHED, 500);
    figures.add(Metric.rate(Workload.W1), Systems.PLINTH, 2000);

    Document svg = parse(new Charts(figures).all().get("benchmark-cache.svg"));

    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(
            "Plinth: requests per second 2,000."
                + " Plinth without Redis: requests per second 500.");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
