package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes by PUT and PATCH, and what a client may prefer in the response to a write. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class ChangesIT {

  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Product product;
  private Person person;
  private String user;

  ChangesIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
    user = "users/" + id(person);
  }

  private static String id(Person person) {
    return person.users().send("GET", "users/me").json().getString("id");
  }

  private String newBlog() {
    return person.blogs().send("POST", "blogs", BLOG).location();
  }

  private Answer send(Client service, String method, String path, String type, String body) {
    return service.send(
        service
            .request(path)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", type));
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, MERGE_PATCH, MERGE_PATCH + "; charset=utf-8"})
  void readsAPatchAsAMergePatch(String type) {
    Answer blog = send(person.blogs(), "PATCH", newBlog(), type, "{\"title\":\"u\"}");
    Answer renamed = send(person.users(), "PATCH", user, type, "{}");

    assertThat(blog.status()).as(blog.body()).isEqualTo(200);
    assertThat(blog.json().getString("title")).isEqualTo("u");
    assertThat(blog.json().getString("description")).isEqualTo("d");
    assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
  }

  @Test
  void refusesToRemoveAMember() {
    Answer answer =
        send(person.blogs(), "PATCH", newBlog(), MERGE_PATCH, "{\"title\":null,\"author\":null}");

    assertThat(ProblemDocument.of(answer, 400).pointers()).containsExactly("#/author", "#/title");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, text/plain, true",
    "PATCH, application/json-patch+json, true",
    "PATCH, application/merge-patch+json; charset=utf-16, true",
    "PUT, application/merge-patch+json, false"
  })
  void namesTheFormatsOfAPatchIfItRefusesAnother(String method, String type, boolean isPatch) {
    Answer answer = send(person.blogs(), method, newBlog(), type, "{}");

    ProblemDocument.of(answer, 415);
    assertThat(answer.header("Accept-Patch")).isEqualTo(isPatch ? MERGE_PATCH + ", " + JSON : "");
  }

  @Test
  void namesTheFormatsOfAPatchToOptions() {
    String blog = newBlog();

    assertThat(product.blogs().send("OPTIONS", blog).header("Accept-Patch"))
        .isEqualTo(MERGE_PATCH + ", " + JSON);
    assertThat(product.users().send("OPTIONS", user).header("Accept-Patch"))
        .isEqualTo(MERGE_PATCH + ", " + JSON);
    assertThat(product.blogs().send("OPTIONS", "blogs").header("Accept-Patch")).isEmpty();
  }

  @Test
  void acceptsWhatGetReturned() {
    assertUnchanged(person.blogs(), newBlog());
    assertUnchanged(person.users(), user);
    assertUnchanged(product.admin().users(), user);
    assertUnchanged(product.admin().blogs(), newBlog());
  }

  @Test
  void acceptsABlogWithoutOwnerAsGetReturnedIt() {
    Person author = product.newcomer();
    String blog = author.blogs().send("POST", "blogs", BLOG).location();
    product.admin().users().send("DELETE", "users/" + id(author));

    assertThat(product.blogs().send("GET", blog).json().get("userId")).isEqualTo(JsonValue.NULL);
    assertUnchanged(product.admin().blogs(), blog);
  }

  private static void assertUnchanged(Client service, String path) {
    Answer state = service.send("GET", path);

    Answer put = service.send("PUT", path, state.body());

    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.body()).isEqualTo(state.body());
    assertThat(put.header("ETag")).isEqualTo(state.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void ignoresTheTimesThatAClientSends(String method) {
    assertTimesAreIgnored(method, person.blogs(), newBlog());
    assertTimesAreIgnored(method, person.users(), user);
  }

  private static void assertTimesAreIgnored(String method, Client service, String path) {
    Answer state = service.send("GET", path);
    JsonObject other =
        Json.createObjectBuilder(state.json())
            .add("createdAt", "2999-01-01T00:00:00.123Z")
            .add("updatedAt", "2020-01-01T00:00:00+01:00")
            .build();

    Answer answer = service.send(method, path, other.toString());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(state.body());
    assertThat(service.send("GET", path).body()).isEqualTo(state.body());
  }

  @ParameterizedTest
  @CsvSource({"PUT, blogs", "PATCH, blogs", "PUT, users", "PATCH, users"})
  void refusesAnotherIdentity(String method, String service) {
    String other = "{\"id\":\"" + UUID.randomUUID() + "\"}";

    Answer answer =
        service.equals("blogs")
            ? person.blogs().send(method, newBlog(), other)
            : person.users().send(method, user, other);

    assertThat(ProblemDocument.of(answer, 400).pointers()).containsExactly("#/id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"00000000-0000-4000-8000-000000000000\""})
  void refusesAnotherOwner(String owner) {
    Answer answer = person.blogs().send("PUT", newBlog(), "{\"userId\":" + owner + "}");

    assertThat(ProblemDocument.of(answer, 400).pointers()).containsExactly("#/userId");
  }

  @Test
  void leavesTheStateOutIfTheClientPrefersIt() {
    Answer written = prefer("return=minimal", "POST", "blogs", BLOG);
    String blog = written.location();
    Answer changed = prefer("return=minimal", "PATCH", blog, "{\"title\":\"u\"}");
    Answer replaced = prefer("respond-async, Return=Minimal", "PUT", blog, "{\"title\":\"v\"}");

    assertThat(written.status()).isEqualTo(201);
    assertThat(written.header("Content-Length")).isEqualTo("0");
    for (Answer minimal : new Answer[] {written, changed, replaced}) {
      assertThat(minimal.body()).isEmpty();
      assertThat(minimal.header("Preference-Applied")).isEqualTo("return=minimal");
      assertThat(minimal.header("Content-Type")).isEmpty();
    }
    assertThat(changed.status()).isEqualTo(204);
    assertThat(replaced.status()).isEqualTo(204);
    Answer state = product.blogs().send("GET", blog);
    assertThat(state.json().getString("title")).isEqualTo("v");
    assertThat(replaced.header("ETag")).isEqualTo(state.header("ETag"));
  }

  @Test
  void leavesErrorsAndTokensAsTheyAre() {
    Answer refused = prefer("return=minimal", "PATCH", newBlog(), "{\"title\":\"\"}");
    String body = "{\"username\":\"" + person.username() + "\",\"password\":\"correct horse\"}";
    Answer token =
        person
            .users()
            .send(
                person
                    .users()
                    .request("tokens")
                    .POST(BodyPublishers.ofString(body))
                    .header("Content-Type", JSON)
                    .header("Prefer", "return=minimal"));

    assertThat(ProblemDocument.of(refused, 400).pointers()).contains("#/title");
    assertThat(refused.header("Preference-Applied")).isEmpty();
    assertThat(token.json().getString("accessToken")).isNotEmpty();
  }

  @Test
  void returnsTheStateWithoutThePreference() {
    Answer answer = prefer("return=representation, return=minimal", "POST", "blogs", BLOG);

    assertThat(answer.json().getString("title")).isEqualTo("t");
    assertThat(answer.header("Preference-Applied")).isEmpty();
  }

  private Answer prefer(String preference, String method, String path, String body) {
    Client blogs = person.blogs();
    return blogs.send(
        blogs
            .request(path)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", JSON)
            .header("Prefer", preference));
  }
}
