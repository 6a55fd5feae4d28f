package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.http.Repetition;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Invalid requests that only users or only blogs can get. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class BadRequestIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"%s\"}";

  private static String user;
  private static String blog;

  private final Product product;

  BadRequestIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  static void addWhatTheRequestsAreAbout(Product product) {
    user = register(product.users(), "Somebody");
    register(product.users(), "Taken");
    blog = write(product.admin().blogs(), "A text");
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/bad-requests.csv", delimiter = '|', quoteCharacter = '`')
  void refusesRequestsOfTheTable(
      String what, String request, String body, int status, String errors) {
    String[] parts = fill(request, request).split(" ", 3);

    Answer answer =
        product
            .service(parts[1])
            .as(product.admin().token())
            .send(parts[0], parts[2], fill(body, request));

    ProblemDocument problem = ProblemDocument.of(answer, status);
    assertThat(String.join(" ", problem.pointers())).isEqualTo(errors == null ? "" : errors);
  }

  @Test
  void changesNothingWhenARequestIsRefused() {
    String before = product.admin().users().send("GET", "users/" + user).body();

    product
        .admin()
        .users()
        .send("PATCH", "users/" + user, "{\"username\":\"Else\",\"email\":\"no\"}");

    assertThat(product.admin().users().send("GET", "users/" + user).body()).isEqualTo(before);
  }

  @Test
  void keepsATextThatFillsTheLargestBody() {
    String text = "x".repeat(64 * 1024 - BLOG.formatted("").length());

    Answer answer = product.admin().blogs().send("POST", "blogs", BLOG.formatted(text));

    assertThat(answer.created().getString("description")).isEqualTo(text);
  }

  private static String register(Client users, String name) {
    String body =
        Json.createObjectBuilder()
            .add("username", name)
            .add("email", name + "@example.org")
            .add("password", "password")
            .build()
            .toString();
    return id(users.send("POST", "users", body));
  }

  private static String write(Client blogs, String text) {
    return id(blogs.send("POST", "blogs", BLOG.formatted(text)));
  }

  private static String id(Answer created) {
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().getString("id");
  }

  private static String fill(String text, String request) {
    String id = request.contains(" users ") ? user : blog;
    return text == null ? null : Repetition.expand(text.replace("<id>", id));
  }
}
