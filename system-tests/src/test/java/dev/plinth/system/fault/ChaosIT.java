package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code plinth chaos} on the built services, and on a service without its gate. The profile soak
 * runs all faults.
 */
class ChaosIT {

  private static final List<String> SOME =
      List.of("--fault", "database-removed", "--fault", "redis-frozen", "--fault", "slow-clients");

  private static final String GATE =
      "database-frozen: what needs the database gets 503 with Retry-After at once";

  @Test
  void keepsEveryPromiseAndLeavesNothingBehind() throws IOException {
    Checkout checkout = Checkout.copy("chaos");
    try (UpProduct product = UpProduct.start("chaos", checkout, Map.of())) {
      String before = product.value("select count(*) from blogs");
      List<String> arguments = new ArrayList<>(List.of("chaos"));
      arguments.addAll(Boolean.getBoolean("soak") ? List.of() : SOME);
      Launch chaos = product.run(checkout, arguments.toArray(String[]::new));
      chaos.awaitErr("looking up");

      assertThat(chaos.exitCode()).as(chaos.toString()).isZero();
      String page = Files.readString(product.home().root().resolve("chaos.html"));
      assertThat(page).contains("<svg", "prefers-color-scheme", ">kept<", "users", "blogs");
      assertThat(page).doesNotContain(">broken<", "<script", "src=", "<link");
      assertThat(product.value("select count(*) from blogs")).isEqualTo(before);
      assertThat(product.run("status").exitCode()).isZero();
    }
  }

  @Test
  void reportsTheServiceWithoutAGate() throws IOException {
    Checkout checkout = Checkout.copy("chaos-gate");
    GateRemoval.from("users", checkout);
    try (UpProduct product = UpProduct.start("chaos-gate", checkout, Map.of())) {
      Launch chaos = product.run(checkout, "chaos", "--fault", "database-frozen");

      assertThat(chaos.exitCode()).as(chaos.toString()).isEqualTo(1);
      assertThat(chaos.err())
          .anyMatch(line -> line.contains("BROKEN: users, " + GATE))
          .noneMatch(line -> line.contains("BROKEN: blogs, " + GATE));
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
}
