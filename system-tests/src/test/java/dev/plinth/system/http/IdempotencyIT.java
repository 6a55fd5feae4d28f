package dev.plinth.system.http;

import static dev.plinth.conformance.IdempotencyTests.assertReplayed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Idempotency keys, as far as the conformance kit doesn't test them for every service. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyIT {

  private static final String BLOG = "{\"title\":\"%s\",\"description\":\"d\"}";
  private static final String PASSWORD = "correct horse";

  private final Product product;
  private Person person;

  IdempotencyIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static Answer send(
      Client service, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        service
            .request(path)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .headers(headers);
    return service.send(request);
  }

  private static Answer send(String key, Client service, String method, String path, String body) {
    return send(service, method, path, body, "Idempotency-Key", key);
  }

  private String count(String title) {
    return product.value("select count(*) from blogs where title = '" + title + "'");
  }

  @Test
  void writesABatchOnce() {
    String key = newKey();
    String body = "[" + BLOG.formatted(key) + "," + BLOG.formatted(key) + "]";

    Answer first = send(key, person.blogs(), "POST", "blogs/batch", body);
    Answer again = send(key, person.blogs(), "POST", "blogs/batch", body);

    assertReplayed(again, first);
    assertThat(count(key)).isEqualTo("2");
  }

  @Test
  void registersAUserOnceAndStoresNoSecret() {
    String key = newKey();
    String body =
        "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\"}"
            .formatted(key, PASSWORD);

    Answer first = send(key, product.users(), "POST", "users", body);
    Answer again = send(key, product.users(), "POST", "users", body);

    assertReplayed(again, first);
    String stored =
        product.value("select r::text from completed_requests r where body like '%" + key + "%'");
    assertThat(stored)
        .doesNotContain(PASSWORD, hash(PASSWORD), hash(body))
        .doesNotContainPattern("(?i)pbkdf2");
    assertThat(
            product.value("select count(*) from completed_requests where id like '%" + key + "%'"))
        .isEqualTo("0");
  }

  private String hash(String text) {
    return product.value("select encode(sha256(convert_to('" + text + "', 'UTF8')), 'hex')");
  }

  /** The repetition is answered although its password is not the current one by now. */
  @Test
  void changesAPasswordOnce() {
    Person other = product.newcomer();
    String path = "users/" + other.users().send("GET", "users/me").json().getString("id");
    String body =
        "{\"password\":\"battery staple\",\"currentPassword\":\"%s\"}".formatted(PASSWORD);
    String key = newKey();

    Answer first = send(key, other.users(), "PATCH", path, body);
    Answer again = send(key, other.users(), "PATCH", path, body);

    assertReplayed(again, first);
  }

  @Test
  void refusesTwoKeys() {
    String[] twice = {"Idempotency-Key", newKey(), "Idempotency-Key", newKey()};

    ProblemDocument.of(send(person.blogs(), "POST", "blogs", BLOG.formatted("t"), twice), 400);
  }

  /** Claims the request as the transaction of another server would. */
  @Test
  void refusesARepetitionWhileTheFirstIsRunning() throws SQLException {
    String key = newKey();
    String body = BLOG.formatted(key);
    String id = person.users().send("GET", "users/me").json().getString("id");
    String claim = hash(String.join("\n", id, "POST", "blogs", key)).substring(0, 16);

    try (Connection other = product.database().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(x'" + claim + "'::bigint)");
      Answer running = send(key, person.blogs(), "POST", "blogs", body);
      other.rollback();

      ProblemDocument.of(running, 409);
    }
    assertThat(send(key, person.blogs(), "POST", "blogs", body).status()).isEqualTo(201);
    assertThat(count(key)).isEqualTo("1");
  }
}
