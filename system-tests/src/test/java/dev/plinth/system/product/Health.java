package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;

/** Waits for states in the health reports of a product. */
public final class Health {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private Health() {}

  /**
   * Waits until all services report that they can't use Redis, and are ready nevertheless.
   *
   * @param reasons possible beginnings of the reason
   */
  public static void awaitRedisRefusal(Product product, String... reasons) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                assertThat(redisData(product))
                    .allSatisfy(
                        data ->
                            assertThat(reasons)
                                .anyMatch(data.getString("lastError", "none")::startsWith)));
  }

  /**
   * Waits until all services have detected whether Redis is available, and are ready either way.
   */
  public static void awaitRedis(Product product, boolean isThere) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                assertThat(redisData(product))
                    .allSatisfy(
                        data ->
                            assertThat(data.getString("degraded"))
                                .isEqualTo(Boolean.toString(!isThere))));
  }

  /** Waits until the users and the blogs service read from the database. */
  public static void awaitDatabase(Product product) {
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> {
              Answer ofUsers = product.admin().users().send("GET", "users?limit=1");
              Answer ofBlogs = product.blogs().send("GET", "blogs?limit=1");
              assertThat(List.of(ofUsers.status(), ofBlogs.status())).containsOnly(200);
            });
  }

  private static List<JsonObject> redisData(Product product) {
    JsonObject health = product.operations().send("GET", "health/ready").json();
    assertThat(health.getString("status")).isEqualTo("UP");
    List<JsonObject> checks =
        health.getJsonArray("checks").stream()
            .map(JsonValue::asJsonObject)
            .filter(check -> check.getString("name").endsWith("-redis"))
            .map(check -> check.getJsonObject("data"))
            .toList();
    assertThat(checks).hasSameSizeAs(ListedServices.names());
    return checks;
  }
}
