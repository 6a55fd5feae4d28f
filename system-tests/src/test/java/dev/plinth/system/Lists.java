package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Product;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The lists of the services, read over HTTP. */
final class Lists {

  private static final int PAGES = 10_000;

  private Lists() {}

  /** Returns the newest items, up to the maximum page size. */
  static List<JsonObject> items(Client service, String path) {
    return items(service.send("GET", path + "?limit=100"));
  }

  private static List<JsonObject> items(Answer page) {
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  /** Returns the newest item. */
  static JsonObject first(Client service, String path) {
    return items(service, path).get(0);
  }

  /** Returns the identity of the item with this text in a field. */
  static String idOf(Client service, String path, String field, String text) {
    return all(service, path + "?limit=100").stream()
        .filter(item -> item.getString(field).equals(text))
        .map(item -> item.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the identities of all items, following the Link headers. */
  static List<String> idsByLinks(Client service, String firstPage) {
    return all(service, firstPage).stream().map(item -> item.getString("id")).toList();
  }

  private static List<JsonObject> all(Client service, String firstPage) {
    List<JsonObject> all = new ArrayList<>();
    String page = firstPage;
    for (int i = 0; i < PAGES && !page.isEmpty(); i++) {
      Answer answer = service.send("GET", page);
      all.addAll(items(answer));
      page = answer.link("next");
    }
    assertThat(page).as("the list has an end").isEmpty();
    return all;
  }

  /**
   * Inserts active blogs of an author. Three at a time have equal titles and times. The times of
   * creation are spread over the hour around now, those of the update over an hour that is past.
   *
   * @return their ids
   */
  static List<String> insert(Product product, String author, int count) {
    String ids =
        product.value(
            """
            with inserted as (
              insert into blogs
                (id, version, title, description, author, is_active, created_at, updated_at)
              select gen_random_uuid(), 1, 'Title ' || i / 3, 'd', '%1$s', true,
                now() - interval '30 minutes' + i / 3 * interval '3 hours' / %2$d,
                now() - interval '1 hour' - i / 3 * interval '3 hours' / %2$d
              from generate_series(1, %2$d) i
              returning id)
            select string_agg(id::text, ' ') from inserted
            """
                .formatted(author, count));
    return List.of(ids.split(" "));
  }

  /**
   * Removes all blogs of an author, because classes that share the product expect the newest blog
   * to be their own. One of them is removed by the API, so that the first page in the cache is
   * renewed.
   */
  static void remove(Product product, String author) {
    Client blogs = product.admin().blogs();
    String last = "{\"title\":\"t\",\"description\":\"d\",\"author\":\"" + author + "\"}";
    String blog = blogs.send("POST", "blogs", last).location();
    product.execute("delete from blogs where author = '" + author + "' and title <> 't'");
    assertThat(blogs.send("DELETE", blog).status()).isEqualTo(204);
  }
}
