package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.devtools.chart.LineChart;
import dev.plinth.system.fixtures.Prometheus;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A real Prometheus scrapes the product, loads the alerts, and evaluates the dashboard's queries.
 */
@BesideOthers
@NeedsProgram("prometheus")
@ExtendWith(SharedProduct.class)
class PrometheusIT {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Path FILES =
      Path.of(System.getProperty("distribution.directory"), "server-config");

  private static Prometheus prometheus;

  @BeforeAll
  static void start(Product product) {
    prometheus = new Prometheus(product.ports().operations());
    product.blogs().send("GET", "blogs");
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  @Test
  void readsTheProduct() {
    await().atMost(BOUND).until(() -> prometheus.value("up{job=\"plinth\"}") == 1);
  }

  @Test
  void hasTheProductsNumbers() {
    await()
        .atMost(BOUND)
        .until(
            () ->
                prometheus.value("sum(plinth_http_requests_seconds_count{route=\"/blogs\"})") > 0);
    assertThat(prometheus.value("sum(plinth_service_up)")).isEqualTo(ListedServices.names().size());
  }

  @Test
  void computesAPercentileOfTheTimes() {
    String p99 =
        "histogram_quantile(0.99, sum by (le)"
            + " (plinth_http_requests_seconds_bucket{service=\"blogs\"}))";

    await().atMost(BOUND).until(() -> prometheus.value(p99) > 0);
  }

  @Test
  void hasLoadedAllAlerts() throws IOException {
    long written =
        Files.readAllLines(FILES.resolve("prometheus/alerts.yml")).stream()
            .filter(line -> line.strip().startsWith("- alert:"))
            .count();

    List<JsonObject> groups =
        prometheus
            .get("rules?type=alert")
            .getJsonObject("data")
            .getJsonArray("groups")
            .getValuesAs(JsonObject.class);

    assertThat(groups).singleElement();
    List<JsonObject> rules = groups.get(0).getJsonArray("rules").getValuesAs(JsonObject.class);
    assertThat(rules).hasSize((int) written);
    // A rule's health is unknown until its first evaluation, a moment after it is loaded.
    assertThat(rules).noneMatch(rule -> rule.getString("health").equals("err"));
  }

  @Test
  void understandsEveryQueryOfTheDashboard() throws IOException {
    List<String> queries = Dashboard.queries(FILES.resolve("grafana/dashboards/plinth.json"));

    assertThat(queries).hasSizeGreaterThan(20);
    assertThat(queries)
        .allSatisfy(
            query ->
                assertThat(prometheus.query(query).getString("status"))
                    .as(query)
                    .isEqualTo("success"));
  }

  /** Grafana shows the braces of a label that the series doesn't have. */
  @Test
  void hasLabelsForTheNamesOfAllLinesOfTheDashboard() throws IOException {
    List<Dashboard.Panel> panels =
        Dashboard.panels(FILES.resolve("grafana/dashboards/plinth.json"), "10s");
    Instant begun = Instant.now();

    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              PanelCharts charts = new PanelCharts(prometheus, begun, Instant.now(), List.of());
              List<LineChart> shown =
                  panels.stream()
                      .map(charts::chart)
                      .filter(chart -> !chart.lines().isEmpty())
                      .toList();
              assertThat(shown).as("panels; those of errors are empty").hasSizeGreaterThan(15);
              assertThat(shown.stream().flatMap(chart -> chart.lines().stream()))
                  .extracting(LineChart.Line::name)
                  .noneMatch(name -> name.contains("{{"));
            });
  }

  /** A panel for an unknown name would stay empty forever. */
  @Test
  void hasAMetricForEveryNameInDashboardAndAlerts() throws IOException {
    List<String> names =
        Dashboard.metrics(
            Files.readString(FILES.resolve("grafana/dashboards/plinth.json"))
                + Files.readString(FILES.resolve("prometheus/alerts.yml")));

    assertThat(names).hasSizeGreaterThan(15);
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                assertThat(names)
                    .allSatisfy(
                        name ->
                            assertThat(prometheus.value("count(" + name + ")"))
                                .as(name)
                                .isPositive()));
  }
}
