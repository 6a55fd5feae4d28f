package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.system.fault.Clients.Request;
import dev.plinth.system.fault.Clients.Result;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lock contention: a lock in the database affects only the requests that need what is locked. */
@ExtendWith(SharedProduct.class)
class DatabaseLockIT {

  private static final Duration LOCKED = Duration.ofSeconds(Rounds.of(6, 25));
  private static final Duration UNLOCKED = Duration.ofSeconds(Rounds.of(2, 10));
  private static final String SESSIONS =
      "select count(*) from pg_stat_activity where application_name = 'plinth'";

  private final Product product;
  private Person admin;

  DatabaseLockIT(Product product) {
    this.product = product;
  }

  @BeforeEach
  void signIn() {
    // Before anything is locked.
    admin = product.admin();
  }

  @Test
  void keepsThePoolAndTheOtherServiceWhileATableIsLocked() throws SQLException {
    Request change = changeOf(newUser());
    List<Result> before = ofUsers(change, () -> pause(UNLOCKED));
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("lock table blogs in access exclusive mode");

      // Not the default first page: the cache would answer that.
      Clients lists = clients(8, Request.get("blogs?limit=5"));
      Clients others = clients(8, Request.get("blogs/" + UUID.randomUUID()));
      Clients writers = clients(8, newBlog());
      AtomicInteger sessions = new AtomicInteger();
      List<Result> ofUsers = ofUsers(change, () -> sessions.set(mostSessions()));
      connection.rollback();

      List<Result> ofBlogs =
          concat(List.of(lists.finish(), others.finish(), writers.finish())).stream()
              .filter(result -> result.status() != 200 && result.status() != 201)
              .filter(result -> result.status() != 404)
              .toList();
      Figures.print(
          "table locked",
          "for %d s, most sessions %d, refused %d, users: failed %d of %d, p99 %d ms, before %d ms",
          LOCKED.toSeconds(),
          sessions.get(),
          ofBlogs.size(),
          ofUsers.stream().filter(result -> result.status() != 200).count(),
          ofUsers.size(),
          Clients.p99(ofUsers).toMillis(),
          Clients.p99(before).toMillis());
      assertThat(sessions.get()).isLessThanOrEqualTo(new PoolMetrics(product.operations()).max());
      assertThat(ofBlogs).isNotEmpty().allSatisfy(DatabaseLockIT::assertRefused);
      assertThat(ofUsers).allSatisfy(result -> assertThat(result.status()).isEqualTo(200));
    }
    product.blogs().awaitAnswer("blogs?limit=5", 200);
  }

  @Test
  void answersReadsOfOtherRowsWhileWritersWaitForOne() throws SQLException {
    String locked = createBlog();
    String other = createBlog();
    try (Connection connection = product.database().getConnection();
        Statement holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      holder.execute("select 1 from blogs where id = '" + locked + "' for update");

      Clients writers = clients(12, new Request("PATCH", "blogs/" + locked, "{\"title\":\"x\"}"));
      Clients cached = clients(2, Request.get("blogs/" + other));
      Clients uncached = clients(4, Request.get("blogs?limit=5"));
      Clients users = new Clients(2, admin::users, Request.get("users?limit=5"));
      pause(LOCKED);
      List<Result> reads = concat(List.of(cached.finish(), uncached.finish(), users.finish()));
      List<Result> refused = writers.finish();
      connection.rollback();

      Figures.print(
          "row locked",
          "reads of other rows failed: %d of %d, p99 %d ms, writes refused %d",
          reads.stream().filter(read -> read.status() != 200).count(),
          reads.size(),
          Clients.p99(reads).toMillis(),
          refused.size());
      assertThat(reads).allSatisfy(read -> assertThat(read.status()).isEqualTo(200));
      assertThat(refused).isNotEmpty().allSatisfy(DatabaseLockIT::assertRefused);
      assertThat(refused).anyMatch(write -> write.body().contains("Another transaction locks"));
    }
  }

  /** Returns the answers to reads and writes of users during an action. */
  private List<Result> ofUsers(Request change, Runnable action) {
    try (Clients readers = new Clients(2, admin::users, Request.get("users?limit=5"));
        Clients changes = new Clients(2, admin::users, change)) {
      action.run();
      return concat(List.of(readers.finish(), changes.finish()));
    }
  }

  private static void assertRefused(Result result) {
    assertThat(result.status()).as(result.toString()).isEqualTo(503);
    assertThat(result.retryAfter()).isEqualTo("1");
    assertThat(result.body()).contains("\"detail\":", "\"availability\":\"temporary\"");
  }

  private Clients clients(int number, Request request) {
    return new Clients(number, admin::blogs, request);
  }

  private static Request newBlog() {
    return new Request(
        "POST", "blogs", "{\"title\":\"locked\",\"description\":\"d\",\"author\":\"a\"}");
  }

  private String createBlog() {
    Request blog = newBlog();
    return lastPart(admin.blogs().send(blog.method(), blog.path(), blog.body()).location());
  }

  private String newUser() {
    String name = UUID.randomUUID().toString();
    String user =
        "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}";
    return lastPart(product.users().send("POST", "users", user.formatted(name)).location());
  }

  private static Request changeOf(String user) {
    return new Request("PATCH", "users/" + user, "{\"isActive\":true}");
  }

  private static String lastPart(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** Returns the maximum number of the product's sessions in many samples. */
  private int mostSessions() {
    int most = 0;
    Instant end = Instant.now().plus(LOCKED);
    while (Instant.now().isBefore(end)) {
      most = Math.max(most, Integer.parseInt(product.value(SESSIONS)));
      pause(Duration.ofMillis(100));
    }
    return most;
  }

  private static <T> List<T> concat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
