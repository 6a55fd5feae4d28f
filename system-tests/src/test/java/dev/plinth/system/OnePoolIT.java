package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both services share one connection pool, which the server owns. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class OnePoolIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  /** A statement waits one second for a lock, so the test must observe it within that time. */
  private static final Duration WHILE_THEY_WAIT = Duration.ofMillis(800);

  private final Product product;

  OnePoolIT(Product product) {
    this.product = product;
  }

  @Test
  void servesBothServicesAtTheSameTime() throws SQLException {
    // Signed in before the users are locked.
    Person admin = product.admin();
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("lock table users, blogs in access exclusive mode");
      Sessions sessions = new Sessions(holder);

      await()
          .atMost(BOUND)
          .pollInterval(Duration.ofMillis(100))
          .ignoreException(ConditionTimeoutException.class)
          .untilAsserted(() -> readFromBothServices(admin, sessions));
    }
  }

  /** One attempt; repeated if the two requests were not observed waiting at the same time. */
  private void readFromBothServices(Person admin, Sessions sessions) throws SQLException {
    PoolMetrics use = new PoolMetrics(product.operations());
    CompletableFuture<Answer> ofUsers = admin.users().sendAsync("GET", "users", null);
    // Not the default first page: the cache would answer that.
    CompletableFuture<Answer> ofBlogs = product.blogs().sendAsync("GET", "blogs?limit=7", null);
    try {
      await()
          .atMost(WHILE_THEY_WAIT)
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(
              () ->
                  assertThat(sessions.tablesWaitedFor())
                      .containsExactlyInAnyOrder("users", "blogs"));
      assertThat(use.used()).isEqualTo(2);
      assertThat(use.used() + use.free()).isEqualTo(sessions.count());
    } finally {
      CompletableFuture.allOf(ofUsers, ofBlogs).join();
    }
  }

  /**
   * When a connection is lost, the pool closes all connections. Those in use are returned to it
   * later, and must not be counted.
   */
  @Test
  void doesNotCountClosedConnections() throws SQLException {
    PoolMetrics use = new PoolMetrics(product.operations());
    Person admin = product.admin();
    // A first request is slow, and a lock is waited for one second only.
    readers(admin).forEach(CompletableFuture::join);
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("lock table users, blogs in access exclusive mode");
      Sessions sessions = new Sessions(holder);
      List<CompletableFuture<Answer>> first = readers(admin);
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> sessions.tablesWaitedFor().size() == first.size());
      first.forEach(CompletableFuture::join);

      CompletableFuture<Answer> second = product.blogs().sendAsync("GET", "blogs?limit=7", null);
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !sessions.tablesWaitedFor().isEmpty());
      sessions.endIdle();
      product.refreshOfNobody();
      second.join();

      // The pool closes its connections one by one.
      await()
          .untilAsserted(
              () -> assertThat(use.used() + use.free()).isLessThanOrEqualTo(sessions.count()));
    }
  }

  /** That many connections are open after they waited for their locks. */
  private List<CompletableFuture<Answer>> readers(Person admin) {
    return List.of(
        product.blogs().sendAsync("GET", "blogs?limit=7", null),
        product.blogs().sendAsync("GET", "blogs?limit=7", null),
        admin.users().sendAsync("GET", "users", null),
        admin.users().sendAsync("GET", "users", null));
  }
}
