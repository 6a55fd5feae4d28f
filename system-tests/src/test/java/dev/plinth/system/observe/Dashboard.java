package dev.plinth.system.observe;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The panels of a Grafana dashboard and their queries. */
final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("\\b(?:plinth|jvm|process)_[a-z_]+\\b");

  private Dashboard() {}

  /**
   * A panel.
   *
   * @param unit Grafana's name of its unit
   */
  record Panel(String title, String unit, List<Query> queries) {}

  /**
   * A query.
   *
   * @param expression it, with all values selected in the variables
   * @param legend the template of the names of its lines
   */
  record Query(String expression, String legend) {}

  /**
   * Returns all panels.
   *
   * @param interval the interval of rates
   */
  static List<Panel> panels(Path file, String interval) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class).stream()
          .map(panel -> panel(panel, interval))
          .toList();
    }
  }

  private static Panel panel(JsonObject panel, String interval) {
    return new Panel(
        panel.getString("title"),
        panel.getJsonObject("fieldConfig").getJsonObject("defaults").getString("unit"),
        panel.getJsonArray("targets").getValuesAs(JsonObject.class).stream()
            .map(target -> query(target, interval))
            .toList());
  }

  private static Query query(JsonObject target, String interval) {
    String expression = target.getString("expr").replace("$__rate_interval", interval);
    return new Query(expression.replaceAll("\\$\\w+", ".*"), target.getString("legendFormat"));
  }

  /** Returns the queries of all panels. */
  static List<String> queries(Path file) throws IOException {
    return panels(file, "1m").stream()
        .flatMap(panel -> panel.queries().stream())
        .map(Query::expression)
        .toList();
  }

  /** Returns the names of metrics in a text. */
  static List<String> metrics(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
