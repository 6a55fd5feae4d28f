package dev.plinth.system.observe;

import dev.plinth.devtools.chart.LineChart;
import dev.plinth.devtools.chart.LineChart.Line;
import dev.plinth.devtools.chart.LineChart.Span;
import dev.plinth.system.fixtures.Prometheus;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Panels of a dashboard with the data of a period, as charts.
 *
 * @param prometheus where the data are
 * @param from the beginning of the period
 * @param to its end
 * @param spans what happened in it
 */
record PanelCharts(Prometheus prometheus, Instant from, Instant to, List<Span> spans) {

  private static final Map<String, Unit> UNITS =
      Map.of(
          "s", new Unit(" in ms", 1000),
          "percentunit", new Unit(" in %", 100),
          "bytes", new Unit(" in MiB", 1.0 / (1 << 20)),
          "reqps", new Unit(", per second", 1),
          "ops", new Unit(", per second", 1),
          "none", new Unit("", 1));

  private record Unit(String title, double factor) {}

  /** Returns the chart of a panel. Its horizontal axis is the time in seconds. */
  LineChart chart(Dashboard.Panel panel) {
    Unit unit = UNITS.get(panel.unit());
    String title = panel.title().replaceFirst(" per second$", "") + unit.title();
    List<Line> lines = panel.queries().stream().flatMap(it -> lines(it, unit.factor())).toList();
    return new LineChart(title, spans, lines);
  }

  private Stream<Line> lines(Dashboard.Query query, double factor) {
    String path =
        "query_range?query=%s&start=%s&end=%s&step=1"
            .formatted(URLEncoder.encode(query.expression(), StandardCharsets.UTF_8), from, to);
    return prometheus
        .get(path)
        .getJsonObject("data")
        .getJsonArray("result")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(series -> line(query.legend(), series, factor));
  }

  private Line line(String legend, JsonObject series, double factor) {
    String name = legend;
    JsonObject labels = series.getJsonObject("metric");
    for (String label : labels.keySet()) {
      name = name.replace("{{" + label + "}}", labels.getString(label));
    }
    Line line = new Line(name, new ArrayList<>(), new ArrayList<>());
    for (JsonArray sample : series.getJsonArray("values").getValuesAs(JsonArray.class)) {
      double value = Double.parseDouble(sample.getString(1));
      // A ratio of nothing to nothing.
      if (Double.isFinite(value)) {
        line.xs().add(sample.getJsonNumber(0).doubleValue() - from.toEpochMilli() / 1000.0);
        line.ys().add(value * factor);
      }
    }
    return line;
  }
}
