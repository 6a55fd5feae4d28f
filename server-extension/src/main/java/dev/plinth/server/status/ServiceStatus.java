package dev.plinth.server.status;

import static dev.plinth.server.status.StatusReport.JSON;

import dev.plinth.server.connection.ServiceGate;
import dev.plinth.server.metrics.Metrics;
import dev.plinth.server.metrics.RequestTotals;
import dev.plinth.server.metrics.Route;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The status of a service.
 *
 * @param name its name
 * @param gate whether its port answers 503 because it is being deployed
 */
record ServiceStatus(String name, ServiceGate gate) {

  private static final double MILLIS = 1e3;

  JsonObjectBuilder json(RequestWindow window) {
    Map<Route, RequestTotals> routes = window.of(name);
    RequestTotals all = routes.values().stream().reduce(RequestTotals.NONE, RequestTotals::plus);
    JsonArrayBuilder each = JSON.createArrayBuilder();
    routes.forEach(
        (route, requests) ->
            each.add(requests(requests, window.seconds()).add("route", route.template())));
    return JSON.createObjectBuilder()
        .add("name", name)
        .add("deployed", Metrics.hasStatistics(name))
        .add("gate", gate.isClosed() ? "closed" : "open")
        .add("dependencies", dependencies())
        .add("migrations", numbers(statistics("Migrations")))
        .add("refusals", numbers(statistics("Refusals")))
        .add("caches", caches())
        .add("requests", requests(all, window.seconds()))
        .add("routes", each);
  }

  private Map<?, ?> statistics(String attribute) {
    return new TreeMap<>(Metrics.statistics(name, attribute));
  }

  private JsonArrayBuilder dependencies() {
    Map<?, ?> history = statistics("History");
    JsonArrayBuilder array = JSON.createArrayBuilder();
    statistics("Dependencies")
        .forEach(
            (dependency, details) ->
                array.add(
                    texts((Map<?, ?>) details)
                        .add("name", dependency.toString())
                        .add("attempts", attempts((Map<?, ?>) details))
                        .add("history", states((List<?>) history.get(dependency)))));
    return array;
  }

  private static int attempts(Map<?, ?> details) {
    return Integer.parseInt(details.get("attempts").toString());
  }

  private static JsonArrayBuilder states(List<?> history) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    if (history != null) {
      history.forEach(state -> array.add(texts((Map<?, ?>) state)));
    }
    return array;
  }

  private JsonObjectBuilder caches() {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    statistics("Caches")
        .forEach((cache, events) -> object.add(cache.toString(), numbers((Map<?, ?>) events)));
    return object;
  }

  private static JsonObjectBuilder requests(RequestTotals requests, double seconds) {
    return JSON.createObjectBuilder()
        .add("perSecond", rounded(requests.requests() / seconds))
        .add("requests", requests.requests())
        .add("errors", requests.errors())
        .add("limited", requests.limited())
        .add("p50Millis", rounded(requests.quantile(0.5) * MILLIS))
        .add("p99Millis", rounded(requests.quantile(0.99) * MILLIS));
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }

  private static JsonObjectBuilder texts(Map<?, ?> map) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    map.forEach((key, value) -> object.add(key.toString(), value.toString()));
    return object;
  }

  private static JsonObjectBuilder numbers(Map<?, ?> map) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    map.forEach((key, value) -> object.add(key.toString(), ((Number) value).longValue()));
    return object;
  }
}
