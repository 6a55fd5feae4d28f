package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.conformance.TestRun;
import dev.plinth.system.fault.LockedTable;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that {@code plinth service create} makes, in a copy of the checkout. */
@BesideOthers
class CreatedServiceIT {

  private static final List<String> MODULES =
      List.of(
          "server-extension",
          "service-runtime",
          "persistence-ejb",
          "rest-common",
          "plinth-conformance",
          "users-war",
          "blogs-war",
          "launcher",
          "service-archetype",
          "devtools",
          "benchmarks",
          "system-tests");

  private static final String CONFORMANCE_TEST =
      "system-tests/src/test/java/dev/plinth/system/conformance/%sConformanceIT.java";

  /** Fewer than by default: this is about the tests, not about the layers. */
  private static final String FUZZ_REQUESTS = "100";

  private final Checkout checkout = Checkout.copy("created-service");
  private final TestPorts ports = TestPorts.free();
  private final Client comments = new Client(address(ports.users()));

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @BeforeEach
  void addToTheCopy() {
    Stream.of(
            "pom.xml",
            "LICENSE",
            "NOTICE",
            ".env.example",
            "docker-compose.yml",
            "server-config",
            "docs",
            "launcher/src/main",
            "server-extension/src/main")
        .forEach(checkout::add);
    MODULES.forEach(module -> checkout.add(module + "/pom.xml"));
  }

  @Test
  void worksAsABuiltInService() throws Exception {
    assertNothingIsLeftAfterAFailure();
    createComments();
    createRatings();
    create("notes", "8004", List.of("line:string(100)"));
    build();

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
      assertConforms(product, "Comments");
      assertConforms(product, "Ratings");
    }
    assertALockAffectsOneOfFiveServices();
    assertIsRemoved();
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new HashMap<>(SharedProduct.CONFIGURATION);
    configuration.put("NOTES_PORT", Integer.toString(ports.operations()));
    configuration.put("COMMENTS_PORT", Integer.toString(ports.users()));
    configuration.put("RATINGS_PORT", Integer.toString(ports.blogs()));
    return configuration;
  }

  /** They share the default pool of 16 connections. */
  private void assertALockAffectsOneOfFiveServices() throws SQLException {
    try (UpProduct product = UpProduct.start("five-services", checkout, configuration())) {
      Person author = product.newcomer();
      Client notes = new Client(address(ports.operations())).as(author.token());
      Client ratings = new Client(address(ports.blogs()));
      List<Call> others =
          List.of(
              new Call(product.admin().users(), "GET", "users?limit=5"),
              new Call(product.blogs(), "GET", "blogs?limit=5"),
              new Call(comments, "GET", "comments?limit=5"),
              new Call(notes, "GET", "notes?limit=5"));

      new LockedTable(product, others)
          .assertAffectsOnly("ratings", new Call(ratings, "GET", "ratings?limit=5"));
    }
  }

  private void assertNothingIsLeftAfterAFailure() throws IOException {
    List<Path> before = sources();

    Launch wrong = create(Map.of(), "comments", "--port", "8001", "--field", "blog:ref(Blok)");
    Launch broken =
        create(Map.of("PATH", "/none"), "comments", "--port", "8002", "--field", "text:text");

    assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(1);
    assertThat(wrong.err())
        .satisfiesExactly(
            port -> assertThat(port).contains("comments has the name or the port of blogs 8001"),
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

  private Launch create(Map<String, String> environment, String... arguments) {
    String home = checkout.root().resolve(".plinth").toString();
    return checkout.launch(
        Stream.concat(environment.entrySet().stream(), Stream.of(Map.entry("PLINTH_HOME", home)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        Stream.concat(Stream.of("service", "create"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Launch create(String name, String port, List<String> fields, String... options) {
    Stream<String> all =
        Stream.of(
                Stream.of(name, "--port", port),
                fields.stream().flatMap(field -> Stream.of("--field", field)),
                Stream.of(options))
            .flatMap(it -> it);

    Launch create = create(Map.of(), all.toArray(String[]::new));

    assertThat(create.exitCode()).as(create.toString()).isZero();
    return create;
  }

  /** Without a cache, and with the other types of fields. */
  private void createRatings() {
    create(
        "ratings",
        "8003",
        List.of(
            "stars:integer", "weight:long", "isPublic:boolean", "note:text", "rater:ref(User)"));
  }

  private void createComments() {
    Launch create =
        create("comments", "8002", List.of("text:string(500)", "blog:ref(Blog)"), "--cached");

    assertThat(create.out()).anyMatch(line -> line.endsWith("__create_comments.sql"));
    assertThat(checkout.read("server-config/services.conf")).endsWith("comments  8002  Comments\n");
  }

  /** Without the links to the original distribution, which Maven would overwrite. */
  private void build() throws Exception {
    Path target = checkout.root().resolve("launcher/target");
    try (Stream<Path> files = Files.walk(target)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    File log = checkout.root().resolve("build.log").toFile();
    Process maven =
        new ProcessBuilder(
                "mvn", "-o", "-B", "-q", "package", "-pl", "launcher", "-am", "-DskipTests")
            .directory(checkout.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();

    assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(log.toPath())).isZero();
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

    Answer first = send(author, "POST", "comments", comment("One", blog), "Idempotency-Key", key);
    Answer again = send(author, "POST", "comments", comment("One", blog), "Idempotency-Key", key);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).as(again.body()).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    return first;
  }

  private void assertLists(JsonObject added, String blog) {
    Answer all = comments.send("GET", "comments");
    Answer ofBlog = comments.send("GET", "comments?blogId=" + blog + "&sort=createdAt");
    Answer ofOther = comments.send("GET", "comments?blogId=" + UUID.randomUUID());

    assertThat(all.json().getJsonArray("items")).containsExactly(added);
    assertThat(ofBlog.json().getJsonArray("items")).containsExactly(added);
    assertThat(ofOther.json().getJsonArray("items")).isEmpty();
    assertThat(comments.send("GET", "comments?blogs=1").status()).isEqualTo(400);
  }

  private void assertChangesWithItsTag(Person author, Answer added) {
    String path = "comments/" + added.json().getString("id");
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
    String path = "comments/" + added.json().getString("id");

    assertThat(send(other, "PATCH", path, "{\"text\":\"Mine\"}").status()).isEqualTo(403);
    assertThat(comments.as(other.token()).send("DELETE", path).status()).isEqualTo(403);
    assertThat(comments.send("DELETE", path).status()).isEqualTo(401);
  }

  private void assertDescribesProblems(Person author) {
    String unknown = UUID.randomUUID().toString();

    Answer missing = comments.send("GET", "comments/" + unknown);
    Answer tooLong = send(author, "POST", "comments", comment("x".repeat(501), unknown));
    Answer nowhere = send(author, "POST", "comments", comment("Text", unknown));

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).contains("There is no comment with the id " + unknown);
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.body()).contains("#/text", "must have at most 500 characters");
    assertThat(nowhere.status()).as(nowhere.body()).isEqualTo(400);
    assertThat(nowhere.body()).contains("#/blogId", "must be the id of a blog");
  }

  private void assertIsDocumentedAndHealthy(UpProduct product) {
    Client operations = product.operations();
    JsonObject document = operations.send("GET", "openapi/comments").json();

    assertThat(document.getJsonObject("paths").keySet())
        .containsExactly("/comments", "/comments/{id}");
    JsonObject shared = operations.send("GET", "openapi/blogs").json().getJsonObject("components");
    JsonObject responses = document.getJsonObject("components").getJsonObject("responses");
    assertThat(responses.get("PreconditionFailed"))
        .isEqualTo(shared.getJsonObject("responses").get("PreconditionFailed"));
    assertThat(operations.send("GET", "health/ready").body()).contains("\"comments-database\"");
    assertThat(operations.send("GET", "metrics").body()).contains("service=\"comments\"");
  }

  private void assertKeepsData(UpProduct product) {
    Map<String, String> home = Map.of("PLINTH_HOME", product.home().root().toString());

    Launch remove = checkout.launch(home, "service", "remove", "comments");

    assertThat(remove.exitCode()).as(remove.toString()).isEqualTo(1);
    assertThat(remove.err())
        .anyMatch(line -> line.contains("the table comments of") && line.contains("has rows"));
    assertThat(checkout.root().resolve("comments-war/pom.xml")).exists();
  }

  private void assertIsRemoved() {
    String home = checkout.root().resolve(".plinth").toString();

    Launch remove = checkout.launch(Map.of("PLINTH_HOME", home), "service", "remove", "comments");

    assertThat(remove.exitCode()).as(remove.toString()).isZero();
    assertThat(checkout.root().resolve("comments-war")).doesNotExist();
    assertThat(checkout.root().resolve(CONFORMANCE_TEST.formatted("Comments"))).doesNotExist();
    assertThat(checkout.read("pom.xml")).doesNotContain("comments");
    assertThat(checkout.read("server-config/services.conf")).doesNotContain("comments");
    assertThat(remove.out()).anyMatch(line -> line.endsWith("__drop_comments.sql"));
  }

  /** The test that was created with a service succeeds. */
  private void assertConforms(UpProduct product, String plural) throws IOException {
    Path test = checkout.root().resolve(CONFORMANCE_TEST.formatted(plural));
    Path classes = Files.createDirectories(checkout.root().resolve("conformance"));
    Map<String, String> properties =
        Map.of(
            "server", "deployed",
            "users", address(product.ports().users()).toString(),
            "blogs", address(product.ports().blogs()).toString(),
            "comments", address(ports.users()).toString(),
            "ratings", address(ports.blogs()).toString(),
            "notes", address(ports.operations()).toString(),
            "fuzz.requests", FUZZ_REQUESTS,
            "modules.directory", checkout.root().toString(),
            "distribution.directory", checkout.distribution().toString(),
            "build.directory", System.getProperty("build.directory"));

    int tests = TestRun.of(test, classes, properties);

    assertThat(tests).isGreaterThan(200);
  }

  private void assertDeletesWithTheBlog(Person author, String blog, Answer added) {
    String path = "comments/" + added.json().getString("id");

    assertThat(author.blogs().send("DELETE", "blogs/" + blog).status()).isEqualTo(204);

    assertThat(comments.send("GET", path).status()).isEqualTo(404);
    assertThat(comments.send("GET", "comments").json().getJsonArray("items")).isEmpty();
  }
}
