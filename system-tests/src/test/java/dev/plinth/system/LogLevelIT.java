package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Home;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code plinth log} changes the log level of the running server, of its own home only. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class LogLevelIT {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private final UpProduct product;

  LogLevelIT(Product product) {
    this.product = (UpProduct) product;
  }

  @Test
  void changesTheLevelForAWhile() {
    Launch before = ended(product.run("log"));
    Launch change = ended(product.run("log", "debug", "--for", "8s"));
    boolean changed = logsARequest();
    Launch other = ended(product.run("log", "warn", "--for", "1s", "--logger", "org.example"));
    await().atMost(BOUND).until(() -> product.home().logged("dev.plinth is info again") > 0);
    boolean restored = !logsARequest();

    assertThat(before.out()).contains("dev.plinth  info");
    assertThat(change.exitCode()).isZero();
    assertThat(change.out())
        .anySatisfy(line -> assertThat(line).matches("dev\\.plinth  debug until .*Z"));
    assertThat(other.out())
        .anySatisfy(line -> assertThat(line).matches("org\\.example warn until .*Z"));
    assertThat(changed).as("at level debug, requests are logged").isTrue();
    assertThat(restored).as("at level info, no request is logged").isTrue();
  }

  /** A request is logged before the server reads the next one of the same connection. */
  private boolean logsARequest() {
    long before = product.home().logged(": blogs HEAD ");
    product.blogs().send("HEAD", "blogs/" + UUID.randomUUID());
    product.blogs().send("GET", "blogs?limit=1");
    return product.home().logged(": blogs HEAD ") > before;
  }

  @Test
  void reportsThatNoServerRunsInAnotherHome() {
    Home other = Home.fresh("log-level");

    Launch change = ended(Launch.of(Map.of("PLINTH_HOME", other.root().toString()), "log", "info"));

    assertThat(change.exitCode()).isEqualTo(1);
    assertThat(change.err())
        .singleElement()
        .asString()
        .isEqualTo(
            "plinth: no server runs with PLINTH_HOME %s, or it still starts"
                .formatted(other.root()));
  }

  private static Launch ended(Launch launch) {
    launch.exitCode();
    return launch;
  }
}
