package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.conformance.TestOutcome;
import dev.plinth.system.fault.LockedTable;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service that {@code plinth service create} makes, in a copy of the checkout. */
@BesideOthers
class CreatedServiceIT {

  private static final String COMMENTS = "testcomments";
  private static final String RATINGS = "testratings";
  private static final String NOTES = "testnotes";

  private final ServiceCheckout services = ServiceCheckout.copy("created-service");
  private final Checkout checkout = services.files();
  private final TestPorts ports = TestPorts.free();
  private final Client comments = new Client(address(ports.users()));

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Test
  void worksAsABuiltInService() throws Exception {
    assertNothingIsLeftAfterAFailure();
    createComments();
    createRatings();
    services.create(NOTES, 64004, List.of("line:string(100)"));
    services.build();

    try (UpProduct product = UpProduct.start("created-service", checkout, configuration())) {
      Person author = product.newcomer();
      String blog = newBlog(author);
      Answer added = assertAddsOnce(author, blog);
      assertLists(added.json(), blog);
      assertChangesWithItsTag(author, added);
      assertRefusesOthers(product.newcomer(), added);
      assertDescribesProblems(author);
      assertIsDocumentedAndHealthy(product);
      assertKeepsData(product);
      assertDeletesWithTheBlog(author, blog, added);
      assertALockAffectsOneService(product, author);
      assertChaosJudges(product);
    }
    assertConforms("Testcomments", "Testratings");
    assertIsRemoved();
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(SharedProduct.CONFIGURATION);
    configuration.put("TESTNOTES_PORT", Integer.toString(ports.operations()));
    configuration.put("TESTCOMMENTS_PORT", Integer.toString(ports.users()));
    configuration.put("TESTRATINGS_PORT", Integer.toString(ports.blogs()));
    return configuration;
  }

  /** They share the default pool of 16 connections. */
  private void assertALockAffectsOneService(UpProduct product, Person author) throws SQLException {
    Client notes = new Client(address(ports.operations())).as(author.token());
    Client ratings = new Client(address(ports.blogs()));
    List<Call> others =
        List.of(
            new Call(product.admin().users(), "GET", "users?limit=5"),
            new Call(product.blogs(), "GET", "blogs?limit=5"),
            new Call(comments, "GET", COMMENTS + "?limit=5"),
            new Call(notes, "GET", NOTES + "?limit=5"));

    new LockedTable(product, others)
        .assertAffectsOnly(RATINGS, new Call(ratings, "GET", RATINGS + "?limit=5"));
  }

  /**
   * Chaos finds them in the list, and adds items to them as their OpenAPI documents say. Other
   * tests run beside it, so the promises about times are not judged here.
   */
  private void assertChaosJudges(UpProduct product) throws IOException {
    Launch chaos = product.run(checkout, "chaos", "--fault", "database-frozen");

    assertThat(chaos.exitCode()).as(chaos.toString()).isIn(0, 1);
    assertThat(chaos.out()).as(chaos.toString()).anyMatch(line -> line.contains("promises kept"));
    String page = Files.readString(product.home().root().resolve("chaos.html"));
    for (String service : List.of(COMMENTS, RATINGS, NOTES)) {
      assertThat(page)
          .contains("<h2>" + service + "</h2>", "<tr><td>database-frozen<td>" + service + "<td>");
      assertThat(chaos.err())
          .noneMatch(line -> line.contains("BROKEN: " + service + ", the whole run"));
      assertThat(product.value("select count(*) from " + service)).as(service).isEqualTo("0");
    }
  }

  private void assertNothingIsLeftAfterAFailure() throws IOException {
    List<Path> before = sources();

    Launch wrong =
        services.service(
            Map.of(), "create", COMMENTS, "--port", "8001", "--field", "blog:ref(Blok)");
    Launch broken =
        services.service(
            Map.of("PATH", "/none"), "create", COMMENTS, "--port", "64002", "--field", "text:text");

    assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(1);
    assertThat(wrong.err())
        .satisfiesExactly(
            port -> assertThat(port).contains(COMMENTS + " has the name or the port of blogs 8001"),
            field -> assertThat(field).contains("refers to Blok, and there is no such entity"));
    assertThat(broken.exitCode()).as(broken.toString()).isEqualTo(1);
    assertThat(sources()).isEqualTo(before);
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(checkout.root())) {
      return files
          .map(checkout.root()::relativize)
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  /** Without a cache, and with the other types of fields. */
  private void createRatings() {
    services.create(
        RATINGS,
        64003,
        List.of(
            "stars:integer", "weight:long", "isPublic:boolean", "note:text", "rater:ref(User)"));
  }

  private void createComments() {
    Launch create =
        services.create(COMMENTS, 64002, List.of("text:string(500)", "blog:ref(Blog)"), "--cached");

    assertThat(create.out()).anyMatch(line -> line.endsWith("__create_testcomments.sql"));
    assertThat(checkout.read("server-config/services.conf"))
        .endsWith("testcomments  64002  Testcomments\n");
  }

  private static String newBlog(Person author) {
    Answer blog =
        author.blogs().send("POST", "blogs", "{\"title\":\"A blog\",\"description\":\"Text\"}");
    return blog.json().getString("id");
  }

  private static String comment(String text, String blog) {
    return "{\"text\":\"%s\",\"blogId\":\"%s\"}".formatted(text, blog);
  }

  private Answer send(Person person, String method, String path, String body, String... fields) {
    HttpRequest.Builder request =
        comments
            .as(person.token())
            .request(path)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    return comments.send(fields.length == 0 ? request : request.headers(fields));
  }

  private Answer assertAddsOnce(Person author, String blog) {
    String key = UUID.randomUUID().toString();

    Answer first = send(author, "POST", COMMENTS, comment("One", blog), "Idempotency-Key", key);
    Answer again = send(author, "POST", COMMENTS, comment("One", blog), "Idempotency-Key", key);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).as(again.body()).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    return first;
  }

  private void assertLists(JsonObject added, String blog) {
    Answer all = comments.send("GET", COMMENTS);
    Answer ofBlog = comments.send("GET", COMMENTS + "?blogId=" + blog + "&sort=createdAt");
    Answer ofOther = comments.send("GET", COMMENTS + "?blogId=" + UUID.randomUUID());

    assertThat(all.json().getJsonArray("items")).containsExactly(added);
    assertThat(ofBlog.json().getJsonArray("items")).containsExactly(added);
    assertThat(ofOther.json().getJsonArray("items")).isEmpty();
    assertThat(comments.send("GET", COMMENTS + "?blogs=1").status()).isEqualTo(400);
  }

  private void assertChangesWithItsTag(Person author, Answer added) {
    String path = COMMENTS + "/" + added.json().getString("id");
    String tag = added.header("ETag");
    assertThat(comments.send("GET", path).header("ETag")).isEqualTo(tag);

    Answer changed = send(author, "PATCH", path, "{\"text\":\"Two\"}", "If-Match", tag);
    Answer late = send(author, "PATCH", path, "{\"text\":\"Three\"}", "If-Match", tag);

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(late.status()).as(late.body()).isEqualTo(412);
    Answer read = comments.send("GET", path);
    assertThat(read.json()).isEqualTo(changed.json()).containsKey("userId");
    assertThat(read.header("Cache-Status")).isNotEmpty();
  }

  private void assertRefusesOthers(Person other, Answer added) {
    String path = COMMENTS + "/" + added.json().getString("id");

    assertThat(send(other, "PATCH", path, "{\"text\":\"Mine\"}").status()).isEqualTo(403);
    assertThat(comments.as(other.token()).send("DELETE", path).status()).isEqualTo(403);
    assertThat(comments.send("DELETE", path).status()).isEqualTo(401);
  }

  private void assertDescribesProblems(Person author) {
    String unknown = UUID.randomUUID().toString();

    Answer missing = comments.send("GET", COMMENTS + "/" + unknown);
    Answer tooLong = send(author, "POST", COMMENTS, comment("x".repeat(501), unknown));
    Answer nowhere = send(author, "POST", COMMENTS, comment("Text", unknown));

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).contains("There is no testcomment with the id " + unknown);
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.body()).contains("#/text", "must have at most 500 characters");
    assertThat(nowhere.status()).as(nowhere.body()).isEqualTo(400);
    assertThat(nowhere.body()).contains("#/blogId", "must be the id of a blog");
  }

  private void assertIsDocumentedAndHealthy(UpProduct product) {
    Client operations = product.operations();
    JsonObject document = operations.send("GET", "openapi/testcomments").json();

    assertThat(document.getJsonObject("paths").keySet())
        .containsExactly("/testcomments", "/testcomments/{id}");
    JsonObject shared = operations.send("GET", "openapi/blogs").json().getJsonObject("components");
    JsonObject responses = document.getJsonObject("components").getJsonObject("responses");
    assertThat(responses.get("PreconditionFailed"))
        .isEqualTo(shared.getJsonObject("responses").get("PreconditionFailed"));
    assertThat(operations.send("GET", "health/ready").body()).contains("\"testcomments-database\"");
    assertThat(operations.send("GET", "metrics").body()).contains("service=\"testcomments\"");
  }

  private void assertKeepsData(UpProduct product) {
    Map<String, String> home = Map.of("PLINTH_HOME", product.home().root().toString());

    Launch remove = services.service(home, "remove", COMMENTS);

    assertThat(remove.exitCode()).as(remove.toString()).isEqualTo(1);
    assertThat(remove.err())
        .anyMatch(line -> line.contains("the table testcomments of") && line.contains("has rows"));
    assertThat(checkout.root().resolve("testcomments-war/pom.xml")).exists();
  }

  private void assertIsRemoved() {
    Launch remove = services.service(Map.of(), "remove", COMMENTS);

    assertThat(remove.exitCode()).as(remove.toString()).isZero();
    assertThat(checkout.root().resolve("testcomments-war")).doesNotExist();
    assertThat(services.conformanceTest("Testcomments")).doesNotExist();
    assertThat(checkout.read("pom.xml")).doesNotContain(COMMENTS);
    assertThat(checkout.read("server-config/services.conf")).doesNotContain(COMMENTS);
    assertThat(remove.out()).anyMatch(line -> line.endsWith("__drop_testcomments.sql"));
  }

  /** The tests that were created with the services succeed, on another product. */
  private void assertConforms(String... plurals) throws IOException {
    List<TestOutcome> outcomes = services.test(plurals);

    assertThat(outcomes).hasSizeGreaterThan(400);
    assertThat(outcomes).filteredOn(it -> !it.isSuccess()).isEmpty();
    assertThat(outcomes).extracting(TestOutcome::theme).contains("OutageTests", "StopTests");
  }

  private void assertDeletesWithTheBlog(Person author, String blog, Answer added) {
    String path = COMMENTS + "/" + added.json().getString("id");

    assertThat(author.blogs().send("DELETE", "blogs/" + blog).status()).isEqualTo(204);

    assertThat(comments.send("GET", path).status()).isEqualTo(404);
    assertThat(comments.send("GET", COMMENTS).json().getJsonArray("items")).isEmpty();
  }
}
