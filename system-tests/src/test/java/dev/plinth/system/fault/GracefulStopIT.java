package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Graceful shutdown: a stop drops no request that has begun. */
@ExtendWith(SharedProduct.class)
class GracefulStopIT {

  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

  private final Product product;

  GracefulStopIT(Product product) {
    this.product = product;
  }

  @AfterEach
  void startAgain() {
    if (!product.isUp()) {
      product.up();
    }
  }

  @Test
  void answersEveryRequestThatReachesItWhileItStops() {
    int rounds = Rounds.of(1, 10);
    for (int i = 0; i < rounds; i++) {
      startAgain();
      stopUnderLoad();
    }
    Figures.print("SIGTERM under load", "%d times, requests dropped: 0", rounds);
  }

  private void stopUnderLoad() {
    try (Load load = new Load(product)) {
      load.awaitSteady();
      Instant begun = Instant.now();

      int exitCode = product.stop();
      Instant stopped = Instant.now();

      assertThat(exitCode).isZero();
      await().until(() -> load.failures().stream().anyMatch(GracefulStopIT::isRefused));
      assertThat(load.failures())
          .filteredOn(result -> result.answered().isAfter(begun) && result.at().isBefore(stopped))
          .allSatisfy(result -> assertThat(isRefused(result)).as(result.toString()).isTrue());
    }
  }

  @Test
  void letsASlowRequestFinish() throws SQLException {
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("lock table blogs in access exclusive mode");
      // Not the default first page: the cache would answer that.
      CompletableFuture<Answer> slow = product.blogs().sendAsync("GET", "blogs?limit=7", null);
      await().pollInterval(Duration.ofMillis(20)).until(() -> "1".equals(product.value(WAITING)));
      CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(product::stop);
      await().pollDelay(Duration.ofMillis(400)).until(() -> true);
      connection.rollback();

      assertThat(slow.join().status()).isEqualTo(200);
      assertThat(exitCode.join()).isZero();
    }
  }

  /** A client that connects after the stop began is refused before it can send anything. */
  private static boolean isRefused(Load.Result result) {
    return result.status() == 0 && result.problem().contains("ConnectException");
  }
}
