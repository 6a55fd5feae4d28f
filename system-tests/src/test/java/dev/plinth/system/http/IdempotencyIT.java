package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency keys: a client may repeat a write, and it happens once. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyIT {

  private static final String BLOG = "{\"title\":\"%s\",\"description\":\"d\"}";
  private static final String REPLAYED = "Idempotency-Replayed";
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

  /** Checks that an answer repeats another one. */
  private static void assertReplayed(Answer again, Answer first) {
    assertThat(first.status()).as(first.body()).isLessThan(300);
    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(again.header(REPLAYED)).as(again.body()).isEqualTo("true");
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (String field : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
      assertThat(again.header(field)).as(field).isEqualTo(first.header(field));
    }
  }

  private String count(String title) {
    return product.value("select count(*) from blogs where title = '" + title + "'");
  }

  @Test
  void writesABlogOnce() {
    String key = newKey();
    String body = BLOG.formatted(key);

    Answer first = send(key, person.blogs(), "POST", "blogs", body);
    Answer again = send(key, person.blogs(), "POST", "blogs", body);
    Answer quoted = send('"' + key + '"', person.blogs(), "POST", "blogs", body);

    assertThat(first.location()).isNotEmpty();
    assertReplayed(again, first);
    assertReplayed(quoted, first);
    assertThat(count(key)).isEqualTo("1");
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
  void repeatsAResponseWithoutTheStateIfTheClientPrefersSo() {
    String[] headers = {"Idempotency-Key", newKey(), "Prefer", "return=minimal"};
    String body = BLOG.formatted("t");

    Answer first = send(person.blogs(), "POST", "blogs", body, headers);
    Answer again = send(person.blogs(), "POST", "blogs", body, headers);

    assertReplayed(again, first);
    assertThat(again.body()).isEmpty();
  }

  /** The repetition is answered although its precondition would be false by now. */
  @Test
  void changesABlogOnce() {
    Answer blog = person.blogs().send("POST", "blogs", BLOG.formatted("t"));
    String key = newKey();
    String[] headers = {"Idempotency-Key", key, "If-Match", blog.header("ETag")};

    Answer first = send(person.blogs(), "PATCH", blog.location(), "{\"title\":\"u\"}", headers);
    Answer other = person.blogs().send("PATCH", blog.location(), "{\"title\":\"v\"}");
    Answer again = send(person.blogs(), "PATCH", blog.location(), "{\"title\":\"u\"}", headers);

    assertReplayed(again, first);
    assertThat(person.blogs().send("GET", blog.location()).body()).isEqualTo(other.body());
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
  void refusesAKeyWithAnotherBody() {
    String key = newKey();
    send(key, person.blogs(), "POST", "blogs", BLOG.formatted(key));

    Answer refused = send(key, person.blogs(), "POST", "blogs", BLOG.formatted("other"));

    ProblemDocument.of(refused, 422);
    assertThat(count(key)).isEqualTo("1");
  }

  @Test
  void keepsTheKeysOfCallersMethodsAndPathsApart() {
    String key = newKey();
    String body = BLOG.formatted(key);
    Answer first = send(key, person.blogs(), "POST", "blogs", body);

    Answer other = send(key, product.newcomer().blogs(), "POST", "blogs", body);
    Answer change = send(key, person.blogs(), "PATCH", first.location(), body);

    assertThat(List.of(first.status(), other.status(), change.status()))
        .containsExactly(201, 201, 200);
    assertThat(count(key)).isEqualTo("2");
    assertThat(other.header(REPLAYED) + change.header(REPLAYED)).isEmpty();
  }

  @Test
  void storesNoError() {
    String key = newKey();

    Answer invalid = send(key, person.blogs(), "POST", "blogs", "{}");
    Answer valid = send(key, person.blogs(), "POST", "blogs", BLOG.formatted(key));

    ProblemDocument.of(invalid, 400);
    assertThat(valid.status()).isEqualTo(201);
    assertThat(valid.header(REPLAYED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "0123456789abcde",
        "\"0123456789abcdef",
        "0123456789abcdef 0",
        "0123456789abcdéf"
      })
  void refusesAMalformedKey(String key) {
    ProblemDocument.of(send(key, person.blogs(), "POST", "blogs", BLOG.formatted("t")), 400);
  }

  @Test
  void refusesALongKeyAndTwoKeys() {
    String body = BLOG.formatted("t");
    String[] twice = {"Idempotency-Key", newKey(), "Idempotency-Key", newKey()};

    ProblemDocument.of(send("x".repeat(129), person.blogs(), "POST", "blogs", body), 400);
    ProblemDocument.of(send(person.blogs(), "POST", "blogs", body, twice), 400);
    assertThat(send(newKey().repeat(3), person.blogs(), "POST", "blogs", body).status())
        .isEqualTo(201);
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

  @ParameterizedTest
  @ValueSource(strings = {"blogs", "users"})
  void writesOnceForManyConcurrentRepetitions(String service) {
    String key = newKey();
    String body =
        service.equals("blogs")
            ? BLOG.formatted(key)
            : "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\"}"
                .formatted(key, PASSWORD);
    Client client = service.equals("blogs") ? person.blogs() : product.users();

    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, 4)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> send(key, client, "POST", service, body)))
            .toList();
    List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
    List<Answer> made = answers.stream().filter(it -> it.status() == 201).toList();
    assertThat(made).extracting(Answer::body).containsOnly(made.get(0).body());
    assertThat(made).filteredOn(it -> it.header(REPLAYED).isEmpty()).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it.status() == 409)
        .allMatch(it -> it.body().contains("still running"));
  }
}
