package dev.plinth.launcher.running;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The health of the services and their dependencies, as the server reports it.
 *
 * @param checks the health checks of all services; none if the server doesn't answer
 */
record HealthReport(List<JsonObject> checks) {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /**
   * Fetches the report of a server.
   *
   * @param operations the URL of its operations pages
   */
  static HealthReport of(String operations) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(operations).resolve("health")).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .build()
              .send(request, BodyHandlers.ofString());
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return new HealthReport(
            reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class));
      }
    } catch (IOException | JsonException | NullPointerException e) {
      return new HealthReport(List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HealthReport(List.of());
    }
  }

  /** Returns the state of a service, the database or Redis: UP or DOWN. */
  String state(String name) {
    if (name.equals("operations")) {
      return checks.isEmpty() ? "DOWN" : "UP";
    }
    List<JsonObject> about =
        checks.stream().filter(check -> isAbout(check.getString("name"), name)).toList();
    Predicate<JsonObject> isUp = HealthReport::isUp;
    return !about.isEmpty() && about.stream().allMatch(isUp) ? "UP" : "DOWN";
  }

  /** A service has a check of its start; a dependency has a check in each service. */
  private static boolean isAbout(String check, String name) {
    return check.equals(name + "-started") || check.endsWith("-" + name);
  }

  /** Without Redis a service is degraded, but its check stays up. */
  private static boolean isUp(JsonObject check) {
    JsonObject data = check.getJsonObject("data");
    return check.getString("status").equals("UP")
        && (data == null || !data.getString("degraded", "false").equals("true"));
  }
}
