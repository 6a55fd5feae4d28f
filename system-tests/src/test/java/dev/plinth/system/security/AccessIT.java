package dev.plinth.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Access control: what the conformance kit doesn't test, with a test for each cell. The owner is
 * the user who owns the blog, or whom the request is about; the user is another one.
 */
@BesideOthers
@ExtendWith(SharedProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Product product;
  private Person owner;
  private Person user;
  private String ownersId;

  AccessIT(Product product) {
    this.product = product;
  }

  @BeforeAll
  void signIn() {
    owner = product.newcomer();
    user = product.newcomer();
    ownersId = id(owner);
  }

  private String id(Person person) {
    return product.value("select id from users where username = '" + person.username() + "'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what                                  | anyone | user | owner | admin
          POST users /tokens                    | 200    | 200  |       | 200
          GET blogs <inactive>                  | 404    | 404  | 200   | 200
          GET blogs /blogs?isActive=true        | 200    | 200  | 200   | 200
          GET blogs /blogs?isActive=false       | 401    | 200  | 200   | 200
          POST blogs /blogs/batch               | 401    | 201  |       | 201
          PUT blogs <inactive>                  | 401    | 404  | 200   | 200
          PATCH blogs <inactive>                | 401    | 404  | 200   | 200
          DELETE blogs <inactive>               | 401    | 404  | 204   | 204
          GET users /users/me                   | 401    | 200  | 200   | 200
          PATCH users <user> isAdmin            | 401    | 404  | 403   | 200
          PATCH users <user> isActive           | 401    | 404  | 403   | 200
          DELETE users /tokens                  | 401    |      |       |
          """,
      useHeadersInDisplayName = true)
  void allowsExactlyWhatIsInTheTable(
      String what, Integer anyone, Integer another, Integer own, Integer admin) {
    assertAnswers(what, anyone, product.users(), product.blogs());
    assertAnswers(what, another, user.users(), user.blogs());
    assertAnswers(what, own, owner.users(), owner.blogs());
    assertAnswers(what, admin, product.admin().users(), product.admin().blogs());
  }

  private void assertAnswers(String what, Integer expected, Client users, Client blogs) {
    if (expected == null) {
      return;
    }
    String[] parts = what.split(" ");
    String path =
        switch (parts[2]) {
          case "<inactive>" -> written(false);
          case "<user>" -> "users/" + ownersId;
          default -> parts[2];
        };
    String body = body(parts, expected);

    Answer answer = (parts[1].equals("users") ? users : blogs).send(parts[0], path, body);

    assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(expected);
    if (expected >= 400) {
      ProblemDocument.of(answer, expected);
    }
    assertThat(answer.header("WWW-Authenticate").isEmpty()).isEqualTo(expected != 401);
  }

  /** Anyone may repeat the current rights, so a refused change differs from them. */
  private String body(String[] parts, int expected) {
    if (parts[0].equals("GET") || parts[0].equals("DELETE")) {
      return null;
    }
    if (parts.length == 4) {
      boolean current = parts[3].equals("isActive");
      return "{\"%s\":%s}".formatted(parts[3], (expected == 200) == current);
    }
    return switch (parts[2]) {
      case "/tokens" -> "{\"username\":\"Admin User\",\"password\":\"password\"}";
      case "/blogs/batch" -> "[" + BLOG + "]";
      default -> "{}";
    };
  }

  private String written(boolean active) {
    String body = "{\"title\":\"t\",\"description\":\"d\",\"isActive\":" + active + "}";
    return owner.blogs().send("POST", "blogs", body).location();
  }

  @Test
  void letsUsersRemoveThemselves() {
    Person person = product.newcomer();

    Answer removed = person.users().send("DELETE", "users/" + id(person));

    assertThat(removed.status()).isEqualTo(204);
    ProblemDocument.of(person.users().send("DELETE", "tokens"), 401);
  }

  @Test
  void showsInactiveBlogsInListsToAdministratorsOnly() {
    String hidden = written(false);
    String id = hidden.substring(hidden.lastIndexOf('/') + 1);

    Map<String, Boolean> seen =
        Map.of(
            "anyone", product.blogs().send("GET", "blogs?limit=100").body().contains(id),
            "owner", owner.blogs().send("GET", "blogs?limit=100").body().contains(id),
            "admin", product.admin().blogs().send("GET", "blogs?limit=100").body().contains(id));

    assertThat(seen).isEqualTo(Map.of("anyone", false, "owner", false, "admin", true));
  }

  @Test
  void listsInactiveBlogsToTheirOwnerAndToAdministrators() {
    List<String> hidden = Stream.generate(() -> id(written(false))).limit(3).toList();
    String shown = id(written(true));

    List<String> own = pages(owner.blogs(), "blogs?isActive=false&limit=2");
    List<String> others = pages(user.blogs(), "blogs?isActive=false&limit=100");
    Answer all = product.admin().blogs().send("GET", "blogs?isActive=false&limit=100");
    Answer active = product.admin().blogs().send("GET", "blogs?isActive=true&limit=100");

    assertThat(own).containsAll(hidden).doesNotContain(shown);
    assertThat(others).isEmpty();
    assertThat(all.body()).contains(hidden).doesNotContain(shown);
    assertThat(all.header("Cache-Control")).isEqualTo("no-store");
    assertThat(active.body()).contains(shown).doesNotContain(hidden.get(0));
    ProblemDocument.of(owner.blogs().send("GET", "blogs?isActive=no"), 400);
    ProblemDocument.of(owner.blogs().send("GET", "blogs?isActive=true&isActive=false"), 400);
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** Returns the ids in a list, following its links. */
  private static List<String> pages(Client blogs, String first) {
    List<String> ids = new ArrayList<>();
    for (String page = first; !page.isEmpty(); ) {
      Answer answer = blogs.send("GET", page);
      answer.json().getJsonArray("items").stream()
          .map(item -> item.asJsonObject().getString("id"))
          .forEach(ids::add);
      page = answer.link("next");
    }
    return ids;
  }

  @Test
  void showsUsersWhoTheyAre() {
    Answer me = owner.users().send("GET", "users/me");

    assertThat(me.json().getString("id")).isEqualTo(ownersId);
    assertThat(me.json()).isEqualTo(owner.users().send("GET", "users/" + ownersId).json());
  }

  @Test
  void makesTheCallerTheAuthorOfABlogRegardlessOfTheBody() {
    Answer written = owner.blogs().send("POST", "blogs", BLOG);
    Answer forOther =
        owner.blogs().send("POST", "blogs", BLOG.replace("}", ",\"userId\":\"" + ownersId + "\"}"));

    assertThat(written.json().getString("userId")).isEqualTo(ownersId);
    assertThat(written.json().getString("author")).isEqualTo(owner.username());
    ProblemDocument.of(forOther, 400);
  }

  @Test
  void letsOnlyAdministratorsNameAnotherAuthor() {
    String body = BLOG.replace("}", ",\"author\":\"Somebody\"}");

    Answer byUser = owner.blogs().send("POST", "blogs", body);
    Answer byAdmin = product.admin().blogs().send("POST", "blogs", body);
    Answer changed = owner.blogs().send("PATCH", written(true), "{\"author\":\"Somebody\"}");

    ProblemDocument.of(byUser, 403);
    ProblemDocument.of(changed, 403);
    assertThat(byAdmin.status()).isEqualTo(201);
    assertThat(byAdmin.json().getString("author")).isEqualTo("Somebody");
  }
}
