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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests with entity tags (RFC 9110, section 13). */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class PreconditionsIT {

  private static final String OLD = "\"2.a.1\"";
  private static final String NEW_BLOG = "{\"title\":\"t\",\"description\":\"d\"}";
  private static final Map<String, String> BODIES =
      Map.of("users", "{\"email\":\"%s@example.org\"}", "blogs", "{\"title\":\"%s\"}");

  private final Product product;
  private Person person;

  PreconditionsIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  /** Returns the path of a new blog or user that the person may change. */
  private String newAddress(String service) {
    if (service.equals("blogs")) {
      return person.blogs().send("POST", "blogs", NEW_BLOG).location();
    }
    Person other = product.newcomer();
    String id = product.value("select id from users where username = '" + other.username() + "'");
    return "users/" + id;
  }

  private Client client(String service) {
    return service.equals("blogs") ? person.blogs() : product.admin().users();
  }

  private Answer send(String service, String method, String address, String... headers) {
    boolean hasBody = !List.of("GET", "HEAD", "DELETE").contains(method);
    String body = BODIES.get(service).formatted("x" + System.nanoTime());
    HttpRequest.Builder request =
        client(service)
            .request(address)
            .method(method, hasBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
            .headers(headers);
    return client(service)
        .send(hasBody ? request.header("Content-Type", "application/json") : request);
  }

  @ParameterizedTest
  @CsvSource({
    "blogs, PUT",
    "blogs, PATCH",
    "blogs, DELETE",
    "users, PUT",
    "users, PATCH",
    "users, DELETE"
  })
  void changesOnlyTheStateThatTheClientKnows(String service, String method) {
    String address = newAddress(service);
    String first = client(service).send("GET", address).header("ETag");

    Answer known = send(service, "PATCH", address, "If-Match", OLD + ", " + first);
    Answer stale = send(service, method, address, "If-Match", first);
    Answer weak = send(service, method, address, "If-Match", "W/" + known.header("ETag"));
    Answer excluded = send(service, method, address, "If-None-Match", "W/" + known.header("ETag"));
    Answer any = send(service, method, address, "If-None-Match", "*");

    assertThat(known.status()).as(known.body()).isEqualTo(200);
    for (Answer refused : List.of(stale, weak, excluded, any)) {
      ProblemDocument.of(refused, 412);
    }
    assertThat(client(service).send("GET", address).body()).isEqualTo(known.body());
    assertThat(send(service, method, address, "If-Match", known.header("ETag")).status())
        .isLessThan(300);
  }

  @ParameterizedTest
  @CsvSource({"blogs, *", "users, *", "blogs, '\"2.a.1\"'", "users, '\"2.a.1\"'"})
  void changesWhatIsThereIfNoOtherStateIsExcluded(String service, String tags) {
    String address = newAddress(service);
    String field = tags.equals("*") ? "If-Match" : "If-None-Match";

    assertThat(send(service, "PATCH", address, field, tags).status()).isEqualTo(200);
    assertThat(send(service, "PUT", address, field, tags).status()).isEqualTo(200);
    assertThat(send(service, "DELETE", address, field, tags).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blogs/{id}", "blogs?limit=2", "blogs", "users/{id}", "users?limit=2"})
  void readsByTheSameRules(String path) {
    String service = path.substring(0, "blogs".length());
    String address = path.endsWith("}") ? newAddress(service) : path;
    String tag = client(service).send("GET", address).header("ETag");

    ProblemDocument.of(send(service, "GET", address, "If-Match", OLD), 412);
    ProblemDocument.of(send(service, "GET", address, "If-Match", OLD, "If-None-Match", tag), 412);
    assertThat(send(service, "HEAD", address, "If-Match", OLD).status()).isEqualTo(412);
    assertThat(send(service, "GET", address, "If-Match", tag).status()).isEqualTo(200);
    assertThat(send(service, "GET", address, "If-None-Match", "W/" + tag).status()).isEqualTo(304);
    assertThat(send(service, "HEAD", address, "If-None-Match", "*").status()).isEqualTo(304);
    assertThat(send(service, "GET", address, "If-Match", tag, "If-None-Match", tag).status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x", "\"x\" \"y\"", "*, \"x\"", ""})
  void refusesWhatIsNoListOfTags(String tags) {
    String address = newAddress("blogs");

    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      ProblemDocument.of(send("blogs", method, address, "If-Match", tags), 400);
      ProblemDocument.of(send("blogs", method, address, "If-None-Match", tags), 400);
    }
  }

  /** RFC 9110, section 13.2.1: a caller without permission learns nothing of the state. */
  @Test
  void checksTheStateOnlyOfWhatTheCallerMayChange() {
    String address = newAddress("blogs");
    Person other = product.newcomer();
    HttpRequest.Builder request = other.blogs().request(address).DELETE().header("If-Match", OLD);

    ProblemDocument.of(other.blogs().send(request), 403);
    ProblemDocument.of(
        send("blogs", "PATCH", "blogs/00000000-0000-4000-8000-000000000000", "If-Match", "*"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blogs", "users"})
  void letsOneOfManyChangesOfTheSameStatePass(String service) {
    String address = newAddress(service);
    for (int round = 0; round < 3; round++) {
      String tag = client(service).send("GET", address).header("ETag");

      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, 6).mapToObj(i -> later(service, address, tag)).toList();

      Stream<Integer> statuses = answers.stream().map(CompletableFuture::join).map(Answer::status);
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  private CompletableFuture<Answer> later(String service, String address, String tag) {
    return CompletableFuture.supplyAsync(() -> send(service, "PATCH", address, "If-Match", tag));
  }
}
