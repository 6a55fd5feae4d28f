package dev.plinth.system;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: filters, sorts, links and cursors. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ListsIT {

  private final Product product;

  /** Each test has an author of its own, whose blogs it lists. */
  private final String author = "Author " + UUID.randomUUID();

  ListsIT(Product product) {
    this.product = product;
  }

  @AfterEach
  void removeTheBlogs() {
    Lists.remove(product, author);
  }

  @ParameterizedTest
  @CsvSource({
    "sort=title, 'B, a, b'",
    "sort=-title, 'b, a, B'",
    "sort=createdAt, 'b, a, B'",
    "sort=-createdAt, 'B, a, b'",
    "'', 'B, a, b'",
    "sort=updatedAt, 'a, B, b'",
    "sort=-updatedAt, 'b, B, a'"
  })
  void sorts(String sort, String titles) {
    String first = write("b", true);
    write("a", true);
    write("B", true);
    product.admin().blogs().send("PATCH", first, "{\"description\":\"changed\"}");

    List<JsonObject> listed = items(product.blogs(), list(sort));

    assertThat(listed.stream().map(it -> it.getString("title")))
        .containsExactly(titles.split(", "));
  }

  @Test
  void filtersByOwnerAndState() {
    Person owner = product.newcomer();
    String body = "{\"title\":\"t\",\"description\":\"d\",\"isActive\":%b}";
    JsonObject active = owner.blogs().send("POST", "blogs", body.formatted(true)).json();
    JsonObject inactive = owner.blogs().send("POST", "blogs", body.formatted(false)).json();
    String list = "blogs?userId=" + active.getString("userId");

    assertThat(items(product.blogs(), list)).containsExactly(active);
    assertThat(items(owner.blogs(), list)).containsExactly(active);
    assertThat(items(owner.blogs(), list + "&isActive=false")).containsExactly(inactive);
    assertThat(items(product.newcomer().blogs(), list + "&isActive=false")).isEmpty();
    assertThat(items(product.admin().blogs(), list)).containsExactly(inactive, active);
    assertThat(items(product.admin().blogs(), list + "&isActive=false")).containsExactly(inactive);
    ProblemDocument.of(product.blogs().send("GET", list + "&isActive=false"), 401);
  }

  @Test
  void filtersByTheTimeOfCreation() {
    write("first", true);
    write("second", true);
    write("third", true);
    List<JsonObject> all = items(product.blogs(), list(""));
    String time = all.get(1).getString("createdAt");

    assertThat(items(product.blogs(), list("createdAfter=" + time))).isEqualTo(all.subList(0, 1));
    assertThat(items(product.blogs(), list("createdBefore=" + time))).isEqualTo(all.subList(2, 3));
    assertThat(items(product.blogs(), list("createdAfter=" + time + "&createdBefore=" + time)))
        .isEmpty();
  }

  /** No index would have the order of the list and the limits of the time. */
  @ParameterizedTest
  @CsvSource({"createdAfter, title", "createdBefore, -updatedAt"})
  void refusesATimeOfCreationInAnotherOrder(String parameter, String sort) {
    Answer refused =
        product.blogs().send("GET", list(parameter + "=2026-11-23T10:32:41Z&sort=" + sort));

    assertThat(ProblemDocument.of(refused, 400).detail())
        .isEqualTo("createdAfter and createdBefore need the sort createdAt or -createdAt.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sort=title", "sort=updatedAt", "isActive=true&sort=createdAt"})
  void linksInBothDirections(String parameters) {
    Lists.insert(product, author, 5);
    Answer first = product.blogs().send("GET", list(parameters) + "&limit=2");
    Answer second = product.blogs().send("GET", first.link("next"));
    Answer third = product.blogs().send("GET", second.link("next"));

    Answer back = product.blogs().send("GET", third.link("prev"));
    Answer beginning = product.blogs().send("GET", back.link("prev"));

    assertThat(ids(first)).hasSize(2);
    assertThat(ids(third)).hasSize(1);
    assertThat(third.link("next")).isEmpty();
    assertThat(third.json().isNull("next")).isTrue();
    assertThat(ids(back)).isEqualTo(ids(second));
    assertThat(back.link("next")).isEqualTo(second.link("next"));
    assertThat(ids(beginning)).isEqualTo(ids(first));
    assertThat(beginning.link("prev")).isEmpty();
    assertThat(first.link("prev") + first.link("first")).isEmpty();
    assertThat(product.blogs().send("GET", third.link("first")).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cursor=%s",
        "author=Another&cursor=%s",
        "author=<author>&sort=createdAt&cursor=%s",
        "author=<author>&sort=title&cursor=%s",
        "author=<author>&isActive=true&cursor=%s"
      })
  void refusesTheCursorOfAnotherList(String parameters) {
    Lists.insert(product, author, 2);
    String cursor = product.blogs().send("GET", list("limit=1")).json().getString("next");
    String other = parameters.formatted(cursor).replace("<author>", author.replace(" ", "%20"));

    Answer answer = product.blogs().send("GET", "blogs?" + other);

    ProblemDocument.of(answer, 400);
    assertThat(answer.json().getString("detail"))
        .startsWith("The cursor was not issued for this list.");
  }

  @Test
  void findsUsersByTheBeginningOfTheirNamesInAnySpelling() {
    String name = "Prefix " + UUID.randomUUID().toString().substring(0, 8);
    String found = register(name + " É");
    String deactivated = register(name + "b");
    register("Not " + name);
    Client users = product.admin().users();
    users.send("PATCH", "users/" + deactivated, "{\"isActive\":false}");
    String list = "users?username=" + name.replace(" ", "%20%20").toUpperCase(Locale.ROOT) + "%20";

    assertThat(ids(users.send("GET", list + "e%CC%81"))).containsExactly(found);
    assertThat(ids(users.send("GET", list))).containsExactly(deactivated, found);
    assertThat(ids(users.send("GET", list + "&isActive=true"))).containsExactly(found);
    assertThat(ids(users.send("GET", list + "&isActive=false"))).containsExactly(deactivated);
    Answer page = users.send("GET", list + "&limit=1");
    assertThat(ids(users.send("GET", page.link("next")))).containsExactly(found);
  }

  private String register(String name) {
    String body =
        Json.createObjectBuilder()
            .add("username", name)
            .add("email", UUID.randomUUID() + "@example.org")
            .add("password", "correct horse")
            .build()
            .toString();
    Answer registered = product.users().send("POST", "users", body);
    return registered.location().replaceFirst(".*/", "");
  }

  private String write(String title, boolean isActive) {
    String body =
        Json.createObjectBuilder()
            .add("title", title)
            .add("description", "d")
            .add("author", author)
            .add("isActive", isActive)
            .build()
            .toString();
    return product.admin().blogs().send("POST", "blogs", body).location();
  }

  private String list(String parameters) {
    return "blogs?author="
        + author.replace(" ", "%20")
        + (parameters.isEmpty() ? "" : "&" + parameters);
  }

  private static List<JsonObject> items(Client service, String list) {
    Answer page = service.send("GET", list);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private static List<String> ids(Answer page) {
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    page.json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .forEach(item -> ids.add(item.getString("id")));
    return ids;
  }
}
