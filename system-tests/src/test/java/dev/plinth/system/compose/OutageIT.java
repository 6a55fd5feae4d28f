package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.product.Compose;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database's container goes and comes back, for one server and for two behind the balancer. */
@ExtendWith(SharedProduct.class)
class OutageIT {

  private final Compose product;

  OutageIT(Product product) {
    this.product = (Compose) product;
  }

  @Test
  void goesOnByItselfAfterAnOutageOfTheDatabase() {
    product.stopPart("postgres");
    product.blogs().awaitAnswer("blogs?limit=1", 503);
    Answer away = product.blogs().send("GET", "blogs?limit=1");
    Answer ready = product.operations().send("GET", "health/ready");
    Answer alive = product.operations().send("GET", "health/live");
    product.awaitHealth("server", "unhealthy");

    product.startPart("postgres");
    Instant started = Instant.now();
    product.blogs().awaitAnswer("blogs?limit=1", 200);
    product.awaitUsers();

    Figures.print(
        "compose, outage",
        "200 again %d ms after docker compose start postgres",
        Duration.between(started, Instant.now()).toMillis());
    product.awaitHealth("server", "healthy");
    assertThat(away.json().getString("availability")).isEqualTo("temporary");
    assertThat(away.header("Retry-After")).isNotEmpty();
    assertThat(ready.status()).isEqualTo(503);
    assertThat(alive.status()).isEqualTo(200);
  }
}
