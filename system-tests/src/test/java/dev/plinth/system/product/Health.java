package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;

/** What a product says of itself. */
public final class Health {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private Health() {}

  /** Waits until both services know that Redis is there or away, and are ready all the same. */
  public static void awaitRedis(Product product, boolean isThere) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              JsonObject health = product.operations().send("GET", "health/ready").json();
              assertThat(health.getString("status")).isEqualTo("UP");
              assertThat(health.getJsonArray("checks"))
                  .map(JsonValue::asJsonObject)
                  .filteredOn(check -> check.getString("name").endsWith("-redis"))
                  .hasSize(2)
                  .allSatisfy(
                      check ->
                          assertThat(check.getJsonObject("data").getString("degraded"))
                              .isEqualTo(Boolean.toString(!isThere)));
            });
  }
}
