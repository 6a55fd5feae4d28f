package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code plinth chaos} with one service that has no gate, and with the profile soak all faults of
 * the built services.
 */
class ChaosIT {

  private static final String GATE =
      "BROKEN: users, database-frozen: what needs the database gets 503 with Retry-After at once";

  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void keepsEveryPromise() throws IOException {
    Checkout checkout = Checkout.copy("chaos");
    try (UpProduct product = UpProduct.start("chaos", checkout, Map.of())) {
      Launch chaos = product.run(checkout, "chaos");

      assertThat(chaos.exitCode()).as(chaos.toString()).isZero();
      assertThat(page(product)).contains(">kept<").doesNotContain(">broken<");
    }
  }

  @Test
  void reportsTheServiceWithoutAGateAndLeavesNothingBehind() throws IOException {
    Checkout checkout = Checkout.copy("chaos-gate");
    GateRemoval.from("users", checkout);
    try (UpProduct product = UpProduct.start("chaos-gate", checkout, Map.of())) {
      String before = product.value("select count(*) from blogs");
      Launch chaos = product.run(checkout, "chaos", "--fault", "database-frozen");
      chaos.awaitErr("database-frozen for");
      Launch second = product.run(checkout, "chaos", "--fault", "redis-slow");

      assertThat(second.exitCode()).as(second.toString()).isEqualTo(2);
      assertThat(second.err()).first().asString().contains("chaos already disturbs");
      assertThat(chaos.exitCode()).as(chaos.toString()).isEqualTo(1);
      assertThat(chaos.err())
          .anyMatch(line -> line.contains("looking up"))
          .anyMatch(line -> line.contains(GATE))
          .noneMatch(line -> line.contains("BROKEN: blogs"));
      assertThat(page(product))
          .contains("<svg", "prefers-color-scheme", ">kept<", ">broken<", "users", "blogs")
          .doesNotContain("<script", "src=", "<link");
      assertThat(product.value("select count(*) from blogs")).isEqualTo(before);
      assertThat(product.run("status").exitCode()).isZero();
    }
  }

  @Test
  void refusesProductionAndASystemThatDoesNotRun() {
    Checkout checkout = Checkout.copy("chaos-refused");
    Path home = checkout.root().resolve("home");
    Launch stopped = checkout.launch(Map.of("PLINTH_HOME", home.toString()), "chaos");
    Launch production =
        checkout.launch(
            Map.of(
                "APP_ENV", "production",
                "DB_HOST", "127.0.0.1",
                "DB_USERNAME", "plinth",
                "DB_PASSWORD", "of-the-tests",
                "DB_NAME", "plinth",
                "REDIS_HOST", "127.0.0.1"),
            "chaos");
    Launch tooShort = checkout.launch(Map.of(), "chaos", "--time", "1s");

    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.err()).singleElement().asString().contains("nothing runs");
    assertThat(production.exitCode()).isEqualTo(1);
    assertThat(production.err()).singleElement().asString().contains("not for production");
    assertThat(tooShort.exitCode()).isEqualTo(2);
    assertThat(tooShort.err()).first().asString().contains("from 6s to 10m");
  }

  private static String page(UpProduct product) throws IOException {
    return Files.readString(product.home().root().resolve("chaos.html"));
  }
}
