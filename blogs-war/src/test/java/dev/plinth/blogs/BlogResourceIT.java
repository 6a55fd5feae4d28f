package dev.plinth.blogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.rest.TestToken;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.database.TestSession;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged blogs service in the server, over HTTP. */
@ExtendWith(ArquillianExtension.class)
class BlogResourceIT {

  private static final String BLOG =
      """
      {"title":"Getting Started with Coding",\
      "description":"A new beginner's guide to TypeScript and its powerful features.",\
      "isActive":true}""";

  @ArquillianResource private URI address;

  private TestSession author;
  private Client anonymous;
  private Client service;

  @BeforeEach
  void callTheService() {
    anonymous =
        new Client(
            URI.create("http://localhost:" + System.getenv("BLOGS_PORT") + address.getPath()));
    anonymous.awaitAnswer("blogs", 200);
    author = TestSession.ofUser(UUID.randomUUID().toString());
    service = anonymous.as(token(author));
  }

  private static String token(TestSession session) {
    return TestToken.of(
            Path.of(System.getenv("JWT_KEY_SET_FILE")),
            session.user(),
            session.username(),
            session.id(),
            "user")
        .signed(Path.of(System.getenv("JWT_SIGNING_KEY_FILE")));
  }

  @Deployment(testable = false)
  static WebArchive packagedService() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("build.directory"), "blogs.war"));
  }

  @Test
  void isNotReadyWhileTheOtherServiceIsMissing() {
    Client operations =
        new Client(URI.create("http://localhost:" + address.getPort() + address.getPath()));
    Answer ready = operations.send("GET", "/health/ready");

    assertThat(ready.status()).isEqualTo(503);
    assertThat(service.send("GET", "/health/ready").status()).isEqualTo(503);
    assertThat(ready.json().getJsonArray("checks"))
        .map(JsonValue::asJsonObject)
        .filteredOn(check -> check.getString("name").equals("blogs-server"))
        .singleElement()
        .satisfies(check -> assertThat(check.getString("status")).isEqualTo("DOWN"))
        .satisfies(
            check ->
                assertThat(check.getJsonObject("data").getString("users")).isEqualTo("missing"));
  }

  @Test
  void publishesABlogOfTheCaller() {
    Answer written = service.send("POST", "blogs", BLOG);

    assertThat(written.status()).isEqualTo(201);
    JsonObject blog = written.json();
    assertThat(blog.keySet())
        .containsExactly(
            "id", "title", "description", "author", "userId", "isActive", "createdAt", "updatedAt");
    assertThat(blog.getString("title")).isEqualTo("Getting Started with Coding");
    assertThat(blog.getString("userId")).isEqualTo(author.user().toString());
    assertThat(blog.getString("author")).isEqualTo(author.username());
    assertThat(service.send("GET", written.location()).json()).isEqualTo(blog);
  }

  @Test
  void publishesAnActiveBlogByDefault() {
    JsonObject byDefault = write("{\"title\":\"t\",\"description\":\"d\"}").json();
    JsonObject inactive =
        write("{\"title\":\"t\",\"description\":\"d\",\"isActive\":false}").json();

    assertThat(byDefault.getBoolean("isActive")).isTrue();
    assertThat(inactive.getBoolean("isActive")).isFalse();
  }

  @Test
  void changesOnlyTheFieldsThatAreGiven() {
    String blog = write(BLOG).location();
    JsonObject before = service.send("GET", blog).json();

    JsonObject patched = service.send("PATCH", blog, "{\"title\":\"New\"}").json();
    JsonObject put = service.send("PUT", blog, "{\"isActive\":false}").json();

    assertThat(patched.getString("title")).isEqualTo("New");
    assertThat(patched.get("author")).isEqualTo(before.get("author"));
    assertThat(put.getString("title")).isEqualTo("New");
    assertThat(put.getBoolean("isActive")).isFalse();
    assertThat(put.get("createdAt")).isEqualTo(before.get("createdAt"));
    assertThat(service.send("GET", blog).json()).isEqualTo(put);
  }

  @Test
  void removesABlog() {
    String blog = write(BLOG).location();

    Answer removed = service.send("DELETE", blog);

    assertThat(removed.status()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertThat(service.send("GET", blog).status()).isEqualTo(404);
    assertThat(service.send("DELETE", blog).status()).isEqualTo(404);
  }

  @Test
  void listsTheNewestFirstInPagesLinkedByAHeader() {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      written.add(0, write(BLOG).json().getString("id"));
    }

    List<String> listed = new ArrayList<>();
    String page = "blogs?limit=2";
    for (int i = 0; i < 3; i++) {
      Answer answer = service.send("GET", page);
      answer.json().getJsonArray("items").stream()
          .map(item -> item.asJsonObject().getString("id"))
          .forEach(listed::add);
      page = answer.link("next");
      assertThat(page).contains("cursor=" + answer.json().getString("next"));
    }

    assertThat(listed).isEqualTo(written.subList(0, 6));
  }

  @Test
  void hasNoCursorOnTheLastPage() {
    Sql.run(TestPostgres.database(), "delete from blogs");
    write(BLOG);

    Answer page = service.send("GET", "blogs?limit=1");

    assertThat(page.json().get("next")).isEqualTo(JsonValue.NULL);
    assertThat(page.header("Link")).isEmpty();
  }

  @Test
  void readsABlogWithOneStatement() {
    String blog = write(BLOG).location();
    resetStatistics();

    service.send("GET", blog);

    assertThat(selects()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100})
  void listsBlogsWithOneStatementForAnyPageSize(int limit) {
    UUID user = UUID.randomUUID();
    Sql.run(
        TestPostgres.database(),
        """
        insert into users (id, version, username, email, password_hash, is_admin, is_active,
          created_at, updated_at)
        values ('%1$s', 1, '%1$s', '%1$s@example.org', 'hash', false, true, now(), now());
        insert into blogs (id, version, title, description, author, user_id, is_active,
          created_at, updated_at)
        select gen_random_uuid(), 1, 'Title', 'Text', 'Author', '%1$s', true, now(), now()
        from generate_series(1, 101)
        """
            .formatted(user));
    resetStatistics();

    Answer page = anonymous.send("GET", "blogs?limit=" + limit);

    assertThat(page.json().getJsonArray("items")).hasSize(limit);
    assertThat(selects()).isEqualTo(1);
  }

  @Test
  void looksUpTheSessionOfAReaderOnce() {
    service.send("GET", "blogs?limit=1");
    resetStatistics();

    service.send("GET", "blogs?limit=1");

    assertThat(selects()).isEqualTo(1);
  }

  private Answer write(String body) {
    Answer answer = service.send("POST", "blogs", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static void resetStatistics() {
    Sql.run(
        TestPostgres.database(),
        "create extension if not exists pg_stat_statements; select pg_stat_statements_reset()");
  }

  /** Returns how many reads of the tables PostgreSQL has counted. */
  private static int selects() {
    String sum =
        """
        select coalesce(sum(calls), 0) from pg_stat_statements
        where query ~* '^select' and query ~* '(users|blogs)' and query !~ 'pg_stat'
        """;
    return Integer.parseInt(Sql.rows(TestPostgres.database(), sum).get(0));
  }
}
