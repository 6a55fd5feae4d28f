package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP semantics: the services follow RFC 9110, also in details that clients rarely use. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class InterfaceIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Product product;
  private Person person;

  InterfaceIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  private String newBlog() {
    return person.blogs().send("POST", "blogs", BLOG).location();
  }

  @Test
  void servesAnAddressHoweverItIsEncoded() {
    String id = newBlog().replaceFirst(".*/", "");

    assertThat(product.blogs().send("GET", "%62%6Cogs/" + id).status()).isEqualTo(200);
    assertThat(product.blogs().send("GET", "%62logs?limit=1").status()).isEqualTo(200);
    ProblemDocument.of(product.users().send("GET", "%75sers"), 401);
    assertThat(person.blogs().send("PATCH", "blo%67s/" + id, "{}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users | PATCH  | users                           | GET, HEAD, OPTIONS, POST, QUERY",
        "users | POST   | users/{id}                      | DELETE, GET, HEAD, OPTIONS, PATCH, PUT, QUERY",
        "users | POST   | users/{id}/profile              | GET, HEAD, OPTIONS, QUERY",
        "users | GET    | tokens                          | DELETE, OPTIONS, POST",
        "users | DELETE | .well-known/jwks.json           | GET, HEAD, OPTIONS, QUERY",
        "blogs | DELETE | blogs                           | GET, HEAD, OPTIONS, POST, QUERY",
        "blogs | BREW   | blogs/{id}                      | DELETE, GET, HEAD, OPTIONS, PATCH, PUT, QUERY"
      })
  void namesAllMethodsThatAreAllowed(String service, String method, String path, String allow) {
    Client client = service.equals("users") ? product.users() : product.blogs();
    String address = path.replace("{id}", "00000000-0000-4000-8000-000000000000");

    Answer answer = client.send(method, address);

    ProblemDocument.of(answer, 405);
    assertThat(answer.header("Allow")).isEqualTo(allow);
    assertThat(client.send("OPTIONS", address).header("Allow").split(", *"))
        .containsExactlyInAnyOrder(allow.split(", "));
  }

  @Test
  void namesTheMethodsWhereTraceIsRefused() {
    RawAnswer ofBlogs = trace(product.ports().blogs());
    RawAnswer ofOperations = trace(product.ports().operations());

    ofBlogs.problem(405);
    assertThat(ofBlogs.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    ofOperations.problem(405);
    assertThat(ofOperations.header("Allow")).isEqualTo("GET, HEAD");
  }

  private static RawAnswer trace(int port) {
    return RawConnection.send(
        port, "TRACE /blogs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml;q=0.5", "image/*"})
  void deletesWhateverTypeTheClientAccepts(String accept) {
    HttpRequest.Builder request = person.blogs().request(newBlog()).DELETE();

    assertThat(person.blogs().send(request.header("Accept", accept)).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "identity, application/json",
    "'Identity, identity', application/json;charset=utf8",
    "identity, application/json; charset=UTF-8",
    "identity, 'application/json; charset=\"utf-8\"'"
  })
  void readsABodyThatIsPlainUtf8ByAnyName(String coding, String mediaType) {
    HttpRequest.Builder request =
        person
            .blogs()
            .request("blogs")
            .POST(BodyPublishers.ofString(BLOG))
            .header("Content-Encoding", coding)
            .header("Content-Type", mediaType);

    assertThat(person.blogs().send(request).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | blogs?limit=1&Limit=2              | Limit",
        "GET    | blogs?page=2&limit=1&size=3        | page, size",
        "GET    | blogs?                             | ",
        "HEAD   | blogs?page=2                       | page",
        "POST   | blogs?dry=true                     | dry",
        "PATCH  | {blog}?version=3                   | version",
        "GET    | {blog}?fields=title                | fields",
        "DELETE | {blog}?force                       | force"
      })
  void refusesQueryParametersThatItDoesNotKnow(String method, String path, String names) {
    String body = List.of("POST", "PATCH").contains(method) ? BLOG : null;

    Answer answer = person.blogs().send(method, path.replace("{blog}", newBlog()), body);

    if (names == null) {
      assertThat(answer.status()).isEqualTo(200);
    } else if (method.equals("HEAD")) {
      assertThat(answer.status()).isEqualTo(400);
    } else {
      assertThat(ProblemDocument.of(answer, 400).detail()).endsWith(": " + names + ".");
      assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class))
          .extracting(error -> error.getString("parameter"))
          .containsExactly(names.split(", ", -1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "bEARER", "Bearer   "})
  void acceptsAnyLetterCaseOfTheTokensScheme(String scheme) {
    HttpRequest.Builder request =
        product
            .blogs()
            .request("blogs")
            .POST(BodyPublishers.ofString(BLOG))
            .header("Content-Type", "application/json")
            .header("Authorization", scheme + " " + token());

    assertThat(product.blogs().send(request).status()).isEqualTo(201);
  }

  private String token() {
    return product
        .users()
        .send(
            "POST",
            "tokens",
            "{\"username\":\"" + person.username() + "\",\"password\":\"correct horse\"}")
        .json()
        .getString("accessToken");
  }

  @Test
  void writesAllTimesWithTheSamePrecision() {
    Answer written = person.blogs().send("POST", "blogs", BLOG);
    product.value(
        "with changed as (update blogs set created_at = date_trunc('second', created_at),"
            + " version = version + 1 where id = '%s' returning 1) select 1 from changed"
                .formatted(written.json().getString("id")));

    for (JsonObject blog :
        product
            .admin()
            .blogs()
            .send("GET", "blogs?limit=100")
            .json()
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)) {
      assertThat(blog.getString("createdAt")).matches("[-0-9]{10}T[:0-9]{8}\\.[0-9]{6}Z");
      assertThat(blog.getString("updatedAt")).matches("[-0-9]{10}T[:0-9]{8}\\.[0-9]{6}Z");
    }
  }

  /** Forwarded headers count only from trusted proxies. */
  @Test
  void ignoresProxyHeadersOfClients() {
    HttpRequest.Builder request =
        person
            .blogs()
            .request("blogs")
            .POST(BodyPublishers.ofString(BLOG))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Port", "1")
            .header("Forwarded", "for=192.0.2.1;proto=https;host=evil.example");

    assertThat(person.blogs().send(request).location())
        .startsWith("http://127.0.0.1:" + product.ports().blogs() + "/blogs/");
  }
}
