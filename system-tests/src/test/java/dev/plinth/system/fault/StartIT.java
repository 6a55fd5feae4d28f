package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.Redis;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.product.Product;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts with and without the product's dependencies. */
class StartIT {

  private static final Duration BOUND = Duration.ofSeconds(120);

  private static Postgres postgres;
  private static Redis redis;
  private static TcpProxy unreachable;

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start("start");
    redis = new Redis();
    unreachable = new TcpProxy(0);
    unreachable.refuse();
  }

  @AfterAll
  static void stop() throws IOException {
    unreachable.close();
    redis.close();
    postgres.close();
  }

  @Test
  void answersWithAndWithoutWhatItDependsOn() {
    Map<String, String> present = new HashMap<>(postgres.configuration());
    present.putAll(redis.configuration());
    Map<String, String> absent = new HashMap<>(postgres.configuration(unreachable));
    absent.put("REDIS_HOST", "127.0.0.1");
    absent.put("REDIS_PORT", Integer.toString(unreachable.port()));
    absent.put("DB_RECONNECT_MAX_ATTEMPTS", "3");

    Instant begun = Instant.now();
    try (Product product = Product.launch("start-with", present)) {
      awaitAnswers(product, 200);
      print("both present", begun);
    }
    begun = Instant.now();
    try (Product product = Product.launch("start-without", absent)) {
      awaitAnswers(product, 503);
      print("both absent", begun);
      assertGivesUp(product);
    }
  }

  private static void print(String name, Instant begun) {
    Figures.print(
        "start, " + name,
        "all ports answer after %d ms",
        Duration.between(begun, Instant.now()).toMillis());
  }

  private static void awaitAnswers(Product product, int status) {
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                answers(product::refreshOfNobody, status == 200 ? 401 : status)
                    && answers(() -> product.blogs().send("GET", "blogs"), status)
                    && answers(() -> product.operations().send("GET", "health/live"), 200));
  }

  private static boolean answers(Supplier<Answer> request, int status) {
    try {
      Answer answer = request.get();
      // While a service is being deployed, the server answers 503 in its place.
      boolean ofTheServer = status == 503 && !answer.body().contains("\"reconnectAttempts\":");
      return answer.status() == status && !ofTheServer;
    } catch (CompletionException e) {
      // Nothing listens on the port yet.
      return false;
    }
  }

  /** After its last attempt the product says so and keeps running. */
  private static void assertGivesUp(Product product) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              Answer answer = product.blogs().send("GET", "blogs");
              assertThat(answer.status()).isEqualTo(503);
              JsonObject problem = answer.json();
              assertThat(problem.getString("availability")).isEqualTo("permanent");
              assertThat(problem.getInt("reconnectAttempts")).isEqualTo(3);
              assertThat(problem.getInt("retryAfter")).isEqualTo(60);
            });
    Answer ready = product.operations().send("GET", "health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains("\"state\":\"EXHAUSTED\"", "lastError");
    Answer ofUsers = product.users().send("GET", "health/ready");
    assertThat(ofUsers.status()).isEqualTo(503);
    assertThat(ofUsers.body())
        .contains("{\"name\":\"users-database\",\"status\":\"DOWN\"}")
        .doesNotContain("lastError", "attempts", "EXHAUSTED");
    assertThat(product.operations().send("GET", "health/live").status()).isEqualTo(200);
  }
}
