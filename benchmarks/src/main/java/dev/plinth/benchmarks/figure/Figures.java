package dev.plinth.benchmarks.figure;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All measured values, by metric and system. */
public final class Figures {

  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

  /** Adds the value of a round. */
  public void add(String metric, String system, double value) {
    values
        .computeIfAbsent(metric, it -> new LinkedHashMap<>())
        .computeIfAbsent(system, it -> new ArrayList<>())
        .add(value);
  }

  /** Returns the values of a metric on a system, or empty if there are none. */
  public Optional<Series> series(String metric, String system) {
    return Optional.ofNullable(values.getOrDefault(metric, Map.of()).get(system)).map(Series::new);
  }

  /** Returns the median of a metric on a system, or empty if there is none. */
  public OptionalDouble median(String metric, String system) {
    return series(metric, system)
        .map(it -> OptionalDouble.of(it.median()))
        .orElse(OptionalDouble.empty());
  }

  /** Returns the systems that have a metric, in the order in which they were measured. */
  public List<String> systems(String metric) {
    return List.copyOf(values.getOrDefault(metric, Map.of()).keySet());
  }

  /** Returns the medians of a metric on some systems, those that have one. */
  public Stream<Double> medians(String metric, List<String> systems) {
    return systems.stream()
        .map(system -> median(metric, system))
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble);
  }

  /** Returns an object for each metric, with an array for each system. */
  public JsonObject toJson() {
    JsonObjectBuilder all = Json.createObjectBuilder();
    values.forEach(
        (metric, systems) -> {
          JsonObjectBuilder bySystem = Json.createObjectBuilder();
          systems.forEach((system, series) -> bySystem.add(system, array(series)));
          all.add(metric, bySystem);
        });
    return all.build();
  }

  private static JsonArrayBuilder array(List<Double> series) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    series.forEach(array::add);
    return array;
  }

  /** Reads what {@link #toJson} wrote. */
  public static Figures ofJson(JsonObject json) {
    Figures figures = new Figures();
    json.keySet()
        .forEach(
            metric -> {
              JsonObject systems = json.getJsonObject(metric);
              systems
                  .keySet()
                  .forEach(system -> figures.add(metric, system, systems.getJsonArray(system)));
            });
    return figures;
  }

  private void add(String metric, String system, JsonArray series) {
    series.getValuesAs(JsonNumber.class).forEach(value -> add(metric, system, value.doubleValue()));
  }
}
