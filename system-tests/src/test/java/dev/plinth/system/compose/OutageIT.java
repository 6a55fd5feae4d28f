package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.product.Compose;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An outage of the database's container, for one server and for two behind the balancer. */
@ExtendWith(SharedProduct.class)
class OutageIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Compose product;

  OutageIT(Product product) {
    this.product = (Compose) product;
  }

  @Test
  void recoversByItselfAfterAnOutageOfTheDatabase() {
    product.stopPart("postgres");
    product.blogs().awaitAnswer("blogs?limit=1", 503);
    Answer away = product.blogs().send("GET", "blogs?limit=1");
    Answer ready = product.operations().send("GET", "health/ready");
    Answer alive = product.operations().send("GET", "health/live");
    product.awaitHealth("server", "unhealthy");

    CompletableFuture<Instant> accepting = CompletableFuture.supplyAsync(this::awaitPostgres);
    CompletableFuture<Instant> answering = CompletableFuture.supplyAsync(this::awaitServices);
    product.startPart("postgres");

    Duration late = Duration.between(accepting.join(), answering.join());
    Figures.print(
        "compose, outage",
        "200 again %d ms after PostgreSQL accepted connections",
        late.toMillis());
    product.awaitHealth("server", "healthy");
    assertThat(away.json().getString("availability")).isEqualTo("temporary");
    assertThat(away.header("Retry-After")).isNotEmpty();
    assertThat(ready.status()).isEqualTo(503);
    assertThat(alive.status()).isEqualTo(200);
    // Java caches an unknown host name for 10 s.
    assertThat(late).isLessThan(Duration.ofSeconds(5));
  }

  /** Waits until PostgreSQL accepts a connection, and returns the time. */
  private Instant awaitPostgres() {
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> !product.value("select 1").isEmpty());
    return Instant.now();
  }

  /** Waits until both services use the database, and returns the time. */
  private Instant awaitServices() {
    product.blogs().awaitAnswer("blogs?limit=1", 200);
    product.awaitUsers();
    return Instant.now();
  }
}
