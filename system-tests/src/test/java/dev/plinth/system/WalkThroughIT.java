package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A first walk through the product, as a new user would try it. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class WalkThroughIT {

  private static final String USER_OF_THE_ARTICLE =
      "{\"username\":\"User Test\",\"email\":\"user@test.com\",\"password\":\"password\"}";
  private static final String BLOG_OF_THE_ARTICLE =
      """
      {"title":"Getting Started with Coding",\
      "description":"A new beginner's guide to TypeScript and its powerful features.",\
      "author":"User Test","isActive":true}""";

  private final Product product;
  private Client users;
  private Client blogs;

  WalkThroughIT(Product product) {
    this.product = product;
  }

  @BeforeEach
  void callTheServices() {
    users = product.admin().users();
    blogs = product.admin().blogs();
  }

  @Test
  void registersAUserWhoPublishesABlog() {
    Answer registered = product.users().send("POST", "users", USER_OF_THE_ARTICLE);
    Answer again = product.users().send("POST", "users", USER_OF_THE_ARTICLE);
    Person user = product.signIn("User Test", "password");
    Answer written = user.blogs().send("POST", "blogs", BLOG_OF_THE_ARTICLE);

    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
    assertThat(registered.json().getString("username")).isEqualTo("User Test");
    assertThat(registered.json().getString("email")).isEqualTo("user@test.com");
    assertThat(registered.json().getBoolean("isAdmin")).isFalse();
    assertThat(user.users().send("GET", registered.location()).json()).isEqualTo(registered.json());
    assertThat(ProblemDocument.of(again, 409).detail()).contains("already taken");
    assertThat(written.status()).as(written.body()).isEqualTo(201);
    assertThat(written.json().getString("title")).isEqualTo("Getting Started with Coding");
    assertThat(written.json().getString("author")).isEqualTo("User Test");
    assertThat(written.json().get("userId")).isEqualTo(registered.json().get("id"));
    assertThat(written.json().getBoolean("isActive")).isTrue();
    assertThat(product.blogs().send("GET", written.location()).json()).isEqualTo(written.json());
    assertThat(Lists.first(product.blogs(), "blogs")).isEqualTo(written.json());
  }

  @Test
  void changesAndRemovesAUser() {
    String user = users.send("POST", "users", user(name())).location();
    String renamed = name();

    Answer put = users.send("PUT", user, user(renamed));
    Answer patched = users.send("PATCH", user, "{\"email\":\"new-" + renamed + "@example.org\"}");
    Answer removed = users.send("DELETE", user);

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().getString("username")).isEqualTo(renamed);
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.json().getString("username")).isEqualTo(renamed);
    assertThat(patched.json().getString("email")).startsWith("new-");
    assertThat(removed.status()).isEqualTo(204);
    ProblemDocument.of(users.send("GET", user), 404);
  }

  @Test
  void changesAndRemovesABlog() {
    String blog = blogs.send("POST", "blogs", BLOG_OF_THE_ARTICLE).location();

    Answer put = blogs.send("PUT", blog, BLOG_OF_THE_ARTICLE.replace("User Test", "Ada"));
    Answer patched = blogs.send("PATCH", blog, "{\"isActive\":false}");
    Answer removed = blogs.send("DELETE", blog);

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().getString("author")).isEqualTo("Ada");
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.json().getString("author")).isEqualTo("Ada");
    assertThat(patched.json().getBoolean("isActive")).isFalse();
    assertThat(removed.status()).isEqualTo(204);
    ProblemDocument.of(blogs.send("GET", blog), 404);
  }

  @Test
  void keepsTheBlogsOfARemovedUser() {
    String guest = Lists.idOf(users, "users", "username", "Guest User");
    String blog = Lists.idOf(blogs, "blogs", "author", "Guest User");
    JsonObject before = blogs.send("GET", "blogs/" + blog).json();

    Answer removed = users.send("DELETE", "users/" + guest);

    JsonObject after = blogs.send("GET", "blogs/" + blog).json();
    assertThat(removed.status()).isEqualTo(204);
    assertThat(before.getString("userId")).isEqualTo(guest);
    assertThat(after.isNull("userId")).isTrue();
    assertThat(after.get("title")).isEqualTo(before.get("title"));
  }

  @Test
  void pagesThroughAListByLinks() {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Answer answer = blogs.send("POST", "blogs", BLOG_OF_THE_ARTICLE);
      written.add(0, answer.json().getString("id"));
    }

    List<String> listed = Lists.idsByLinks(blogs, "blogs?limit=2");

    assertThat(listed).doesNotHaveDuplicates().startsWith(written.toArray(String[]::new));
    assertThat(listed).isEqualTo(Lists.idsByLinks(blogs, "blogs?limit=100"));
  }

  @Test
  void neverAnswersWithAPasswordOrItsHash() {
    String name = name();
    String user = users.send("POST", "users", user(name)).location();

    List<Answer> answers =
        List.of(
            users.send("POST", "users", user(name())),
            users.send("POST", "users", user(name)),
            users.send("POST", "users", user(name).replace("}", ",\"isAdmin\":true}")),
            users.send("POST", "users", user(name).replace("}", "")),
            users.send("GET", user),
            users.send("GET", "users?limit=100"),
            users.send("PUT", user, user(name)),
            users.send("PATCH", user, "{\"password\":\"correct horse\"}"),
            users.send("PATCH", user, "{\"password\":\"" + "correct horse".repeat(10) + "\"}"),
            users.send("PATCH", user, "{\"correct horse\":\"correct horse\"}"),
            blogs.send("GET", "blogs?limit=100"));

    assertThat(answers)
        .extracting(answer -> answer.body() + answer.response().headers().map())
        .noneMatch(text -> text.contains(":\"correct horse"))
        .noneMatch(text -> text.contains("PBKDF2"))
        .noneMatch(text -> text.matches("(?is).*password[_-]?hash.*"));
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  private static String user(String name) {
    return "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}"
        .formatted(name);
  }
}
