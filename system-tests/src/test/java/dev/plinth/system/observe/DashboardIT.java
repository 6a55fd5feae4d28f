package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.Environment;
import dev.plinth.conformance.application.UpEnvironment;
import dev.plinth.devtools.chart.ChartFile;
import dev.plinth.devtools.chart.LineChart;
import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import dev.plinth.system.fault.Load;
import dev.plinth.system.fixtures.Prometheus;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The panels of the dashboard show an outage of the database, by their own queries of a real
 * Prometheus. The picture of the guide has these data. With the profile soak only: {@link
 * PrometheusIT} evaluates the same queries in each run.
 */
@NeedsProgram("prometheus")
@EnabledIfSystemProperty(named = "soak", matches = "true")
class DashboardIT {

  private static final Path DASHBOARD =
      Path.of(
          System.getProperty("distribution.directory"),
          "server-config/grafana/dashboards/plinth.json");
  private static final Path FIGURES =
      Path.of(System.getProperty("build.directory"), "figures/dashboard.tsv");
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final Duration RATE_INTERVAL = Duration.ofSeconds(10);
  private static final Duration CALM = RATE_INTERVAL.plusSeconds(5);

  @Test
  void showsAnOutageOfTheDatabase() throws IOException {
    UpProduct product = UpProduct.start("dashboard", Map.of());
    Environment surroundings = new UpEnvironment(product, "blogs", Optional.empty());
    try (product;
        Prometheus prometheus = new Prometheus(product.ports().operations());
        Load load = new Load(product)) {
      load.awaitSteady();
      // From here on the rates are those of the steady load.
      pause(RATE_INTERVAL);
      Instant calm = Instant.now();
      pause(CALM);
      Instant frozen = Instant.now();
      surroundings.freezeDatabase();
      pause(Duration.ofSeconds(10));
      surroundings.restoreDatabase();
      Instant resumed = Instant.now();
      await().atMost(RECOVERY).until(() -> load.successSince(resumed).isPresent());
      pause(CALM);

      Span outage = new Span("database frozen", seconds(calm, frozen), seconds(calm, resumed));
      PanelCharts panels = new PanelCharts(prometheus, calm, Instant.now(), List.of(outage));
      List<LineChart> charts =
          Dashboard.panels(DASHBOARD, RATE_INTERVAL.toSeconds() + "s").stream()
              .map(panels::chart)
              .toList();

      ChartFile.write(FIGURES, charts);
      assertThat(line(charts, "Database up", "blogs").ys()).contains(0.0, 1.0);
      assertThat(line(charts, "Error responses, per second", "blogs 503").ys())
          .anyMatch(rate -> rate > 1);
      assertThat(line(charts, "Requests, per second", "blogs GET /blogs").ys())
          .allMatch(rate -> rate > 1);
    }
  }

  private static Line line(List<LineChart> charts, String title, String name) {
    return charts.stream()
        .filter(chart -> chart.title().equals(title))
        .flatMap(chart -> chart.lines().stream())
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + " has no line " + name));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
