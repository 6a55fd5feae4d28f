package dev.plinth.benchmarks.report;

import dev.plinth.benchmarks.figure.Figures;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a run.
 *
 * @param facts what it was measured on and how: names and values
 * @param figures what was measured
 */
public record RunReport(Map<String, String> facts, Figures figures) {

  /** Returns the content of {@code figures.json}. */
  JsonObject toJson() {
    JsonObjectBuilder run = Json.createObjectBuilder();
    facts.forEach(run::add);
    return Json.createObjectBuilder().add("run", run).add("figures", figures.toJson()).build();
  }

  /** Reads what {@link #toJson} wrote. */
  static RunReport ofJson(JsonObject json) {
    JsonObject run = json.getJsonObject("run");
    Map<String, String> facts = new LinkedHashMap<>();
    run.keySet().forEach(name -> facts.put(name, run.getString(name)));
    return new RunReport(facts, Figures.ofJson(json.getJsonObject("figures")));
  }
}
