package dev.plinth.system.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several blogs in one POST: all are published, or none. */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(Lifecycle.PER_CLASS)
class BatchIT {

  private static final String BLOG = "{\"title\":\"%s\",\"description\":\"d\"}";

  private final Product product;
  private Person person;

  BatchIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signUp() {
    person = product.newcomer();
  }

  private Answer post(String body) {
    return person.blogs().send("POST", "blogs/batch", body);
  }

  private static String array(String title, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> BLOG.formatted(title + " " + i))
        .collect(joining(",", "[", "]"));
  }

  private static List<JsonObject> items(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private String stored(String title) {
    return product.value("select count(*) from blogs where title like '" + title + "%'");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void publishesAllBlogsInTheirOrder(int count) {
    String title = UUID.randomUUID().toString();

    Answer answer = post(array(title, count));

    List<JsonObject> blogs = items(answer);
    assertThat(blogs)
        .extracting(blog -> blog.getString("title"))
        .containsExactlyElementsOf(
            IntStream.range(0, count).mapToObj(i -> title + " " + i).toList());
    for (JsonObject blog : List.of(blogs.get(0), blogs.get(count - 1))) {
      assertThat(product.blogs().send("GET", "blogs/" + blog.getString("id")).json())
          .isEqualTo(blog);
    }
  }

  @Test
  void showsThemInTheCachedListAtOnce() {
    product.blogs().send("GET", "blogs");
    product.blogs().send("GET", "blogs");

    List<JsonObject> blogs = items(post(array("cached", 3)));

    assertThat(product.blogs().send("GET", "blogs").json().getJsonArray("items"))
        .containsAll(blogs);
  }

  @Test
  void namesTheIndexOfEachErrorAndPublishesNone() {
    String title = UUID.randomUUID().toString();
    String invalid =
        "[" + BLOG.formatted(title) + ",7," + BLOG.formatted(title) + ",{\"title\":\"\"},null]";

    Answer answer = post(invalid);

    assertThat(ProblemDocument.of(answer, 400).pointers())
        .containsExactly("#/1", "#/3/description", "#/3/title", "#/4");
    assertThat(stored(title)).isEqualTo("0");
  }

  @Test
  void publishesNoneIfOneHasAnAuthorThatTheCallerMayNotName() {
    String title = UUID.randomUUID().toString();
    String foreign =
        "{\"title\":\"" + title + "\",\"description\":\"d\",\"author\":\"Admin User\"}";

    ProblemDocument.of(post("[" + BLOG.formatted(title) + "," + foreign + "]"), 403);

    assertThat(stored(title)).isEqualTo("0");
  }

  @Test
  void limitsTheNumberAndTheSize() {
    ProblemDocument.of(post("[]"), 400);
    ProblemDocument.of(post(array("many", 101)), 400);
    ProblemDocument.of(post(array("x".repeat(90), 100).replace("\"d\"", quoted(700))), 413);
    ProblemDocument.of(post(BLOG), 400);
  }

  private static String quoted(int length) {
    return '"' + "x".repeat(length) + '"';
  }

  @Test
  void leavesTheBlogsOutIfTheClientPrefersIt() {
    Answer answer =
        person
            .blogs()
            .send(
                person
                    .blogs()
                    .request("blogs/batch")
                    .POST(BodyPublishers.ofString(array("minimal", 2)))
                    .header("Content-Type", "application/json")
                    .header("Prefer", "return=minimal"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEmpty();
  }
}
