package dev.plinth.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.benchmarks.figure.Figures;
import dev.plinth.benchmarks.figure.Metric;
import dev.plinth.benchmarks.load.Workload;
import dev.plinth.benchmarks.system.Systems;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunReportTest {

  @Test
  void showsARateWithItsSpreadAndItsRatioToTheBetterPeer() {
    Figures figures = new Figures();
    figures.add(Metric.rate(Workload.W1), Systems.PLINTH, 9000);
    figures.add(Metric.rate(Workload.W1), Systems.PLINTH, 11_000);
    figures.add(Metric.rate(Workload.W1), Systems.QUARKUS, 8000);
    RunReport report = new RunReport(Map.of("machine", "a fast one"), figures);

    String text = new ReportText(RunReport.ofJson(report.toJson())).text();

    assertThat(text)
        .contains("| machine | a fast one |")
        .contains("|  | Plinth | Quarkus | to the better peer |")
        .contains("| W1: GET /blogs/{id} | 10,000 (20 %) | 8,000 | 1.25 |")
        .contains("| W1 anonymous, to the better peer | ≥ 1.0 | 1.25 | reached |")
        .contains("| W3 with a token, to the better peer | ≥ 0.8 | – | **not reached** |");
  }

  @Test
  void warnsOfFailedRequests() {
    Figures figures = new Figures();
    figures.add(Metric.failed(Workload.W3), Systems.PLINTH, 12);

    String text = new ReportText(new RunReport(Map.of(), figures)).text();

    assertThat(text).contains("**Plinth, W3: 12 requests failed.**");
  }
}
