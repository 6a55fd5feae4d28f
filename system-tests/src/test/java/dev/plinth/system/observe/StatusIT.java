package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /status} describes what runs. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class StatusIT {

  private static final Duration LIFETIME = Duration.ofMillis(400);

  private final Product product;

  StatusIT(Product product) {
    this.product = product;
  }

  @Test
  void describesServicesAndTheirDependencies() {
    Answer answer = product.operations().send("GET", "status");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonObject status = answer.json();
    assertThat(names(status.getJsonArray("services").getValuesAs(JsonObject.class)))
        .containsExactlyElementsOf(ListedServices.names().stream().sorted().toList());
    JsonObject blogs = service("blogs");
    assertThat(blogs.getBoolean("deployed")).isTrue();
    assertThat(blogs.getString("gate")).isEqualTo("open");
    assertThat(blogs.getJsonObject("migrations").getInt("applied")).isPositive();
    List<JsonObject> dependencies =
        blogs.getJsonArray("dependencies").getValuesAs(JsonObject.class);
    assertThat(names(dependencies)).containsExactly("database", "redis");
    assertThat(dependencies)
        .allSatisfy(
            dependency -> {
              assertThat(dependency.getString("state")).isEqualTo("up");
              assertThat(Instant.parse(dependency.getString("since"))).isBefore(Instant.now());
              assertThat(dependency.getJsonArray("history")).isNotEmpty();
            });
  }

  @Test
  void describesThePoolAndTheVersions() {
    JsonObject status = status();

    assertThat(status.getJsonObject("pool").getInt("size")).isPositive();
    assertThat(status.getJsonObject("version").getString("server")).contains("Payara");
    assertThat(status.getJsonObject("version").getString("java"))
        .startsWith(Integer.toString(Runtime.version().feature()));
    assertThat(status.getJsonObject("version").getString("plinth")).matches("\\d.*");
    assertThat(status.getJsonArray("logLevels").getJsonObject(0).getString("logger"))
        .isEqualTo("dev.plinth");
  }

  @Test
  void showsTheConfigurationWithoutSecrets() {
    List<JsonObject> variables =
        status().getJsonArray("configuration").getValuesAs(JsonObject.class);

    assertThat(variables)
        .extracting(
            it -> it.getString("name") + " " + it.getString("value") + " " + it.getString("origin"))
        .contains(
            "OPS_PORT " + product.ports().operations() + " environment",
            "LOG_FORMAT text default",
            "DB_PASSWORD ••• automatic");
  }

  @Test
  void countsTheRequestsOfEachRoute() {
    product.blogs().send("GET", "blogs?limit=1");

    await()
        .untilAsserted(
            () -> {
              JsonObject blogs = service("blogs");
              List<JsonObject> routes = blogs.getJsonArray("routes").getValuesAs(JsonObject.class);
              assertThat(routes)
                  .filteredOn(route -> route.getString("route").equals("/blogs"))
                  .singleElement()
                  .satisfies(
                      route -> {
                        assertThat(route.getInt("requests")).isPositive();
                        assertThat(route.getJsonNumber("p99Millis").doubleValue()).isPositive();
                      });
              assertThat(blogs.getJsonObject("requests").getInt("requests")).isPositive();
            });
  }

  @Test
  void isComputedOnceForAllViewers() {
    long begin = System.nanoTime();
    Set<String> times = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      times.add(status().getString("time"));
    }
    long periods = (System.nanoTime() - begin) / LIFETIME.toNanos();

    assertThat(times.size()).isLessThanOrEqualTo((int) periods + 2);
  }

  private JsonObject service(String name) {
    return status().getJsonArray("services").getValuesAs(JsonObject.class).stream()
        .filter(service -> service.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject status() {
    return product.operations().send("GET", "status").json();
  }

  private static List<String> names(List<JsonObject> objects) {
    return objects.stream().map(object -> object.getString("name")).sorted().toList();
  }
}
