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

/** The queries of a Grafana dashboard. */
final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("\\b(?:plinth|jvm|process)_[a-z_]+\\b");

  private Dashboard() {}

  /** Returns the queries of all panels, with all values selected in the variables. */
  static List<String> queries(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class).stream()
          .flatMap(panel -> panel.getJsonArray("targets").getValuesAs(JsonObject.class).stream())
          .map(target -> target.getString("expr"))
          .map(query -> query.replace("$__rate_interval", "1m"))
          .map(query -> query.replaceAll("\\$\\w+", ".*"))
          .toList();
    }
  }

  /** Returns the names of metrics in a text. */
  static List<String> metrics(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
