package dev.plinth.users;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.rest.TestToken;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.database.TestSession;
import jakarta.json.JsonObject;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged users service in the server, over HTTP. */
@ExtendWith(ArquillianExtension.class)
class UserResourceIT {

  private static final String ARTICLE_BODY =
      "{\"username\":\"User Test\",\"email\":\"user@test.com\",\"password\":\"password\"}";

  /** The service's threads (pre-boot.asadmin): more requests would wait. */
  private static final int THREADS = 64;

  @ArquillianResource private URI address;

  private Client service;
  private Client admin;
  private TestSession session;

  @BeforeEach
  void callTheService() {
    service =
        new Client(
            URI.create("http://localhost:" + System.getenv("USERS_PORT") + address.getPath()));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.send("POST", "tokens", signIn("nobody")).status() == 401);
    session = TestSession.ofAdmin();
    Path keySet = Path.of(System.getenv("JWT_KEY_SET_FILE"));
    admin =
        service.as(
            TestToken.of(keySet, session.user(), session.username(), session.id(), "user", "admin")
                .signed(Path.of(System.getenv("JWT_SIGNING_KEY_FILE"))));
  }

  @Deployment(testable = false)
  static WebArchive packagedService() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("build.directory"), "users.war"));
  }

  @Test
  void registersTheUserOfTheArticle() {
    Answer registered = service.send("POST", "users", ARTICLE_BODY);

    assertThat(registered.status()).isEqualTo(201);
    JsonObject user = registered.json();
    assertThat(user.keySet())
        .containsExactly(
            "id", "username", "email", "isAdmin", "isActive", "createdAt", "updatedAt");
    assertThat(user.getString("username")).isEqualTo("User Test");
    assertThat(admin.send("GET", registered.location()).json()).isEqualTo(user);
  }

  @Test
  void storesOnlyAHashOfTheRequiredStrength() {
    String name = name();
    service.send("POST", "users", body(name));

    List<String> stored =
        Sql.rows(
            TestPostgres.database(),
            "select password_hash from users where username = '" + name + "'");

    assertThat(stored)
        .singleElement()
        .asString()
        .startsWith("PBKDF2WithHmacSHA512:210000:")
        .doesNotContain("correct horse");
  }

  @Test
  void registersOneOfManyConcurrentUsersWithTheSameName() {
    String body = body(name());

    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, THREADS)
            .mapToObj(i -> service.sendAsync("POST", "users", body))
            .toList();

    Map<Integer, Long> statuses =
        answers.stream()
            .map(CompletableFuture::join)
            .collect(groupingBy(Answer::status, counting()));
    assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, THREADS - 1L));
  }

  @Test
  void changesOnlyTheFieldsThatAreGiven() {
    String user = service.send("POST", "users", body(name())).location();
    JsonObject before = admin.send("GET", user).json();
    String renamed = name();

    JsonObject patched = admin.send("PATCH", user, "{\"username\":\"" + renamed + "\"}").json();
    JsonObject put = admin.send("PUT", user, "{\"email\":\"" + renamed + "@EXAMPLE.org\"}").json();

    assertThat(patched.getString("username")).isEqualTo(renamed);
    assertThat(patched.get("email")).isEqualTo(before.get("email"));
    assertThat(put.getString("username")).isEqualTo(renamed);
    assertThat(put.getString("email")).isEqualTo(renamed + "@example.org");
    assertThat(admin.send("GET", user).json()).isEqualTo(put);
  }

  @Test
  void refusesToRenameAUserToATakenName() {
    String taken = name();
    service.send("POST", "users", body(taken));
    String user = service.send("POST", "users", body(name())).location();

    Answer answer = admin.send("PATCH", user, "{\"username\":\"" + taken + "\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().getString("detail")).isEqualTo("The username is already taken.");
  }

  @Test
  void removesAUser() {
    String user = service.send("POST", "users", body(name())).location();

    Answer removed = admin.send("DELETE", user);

    assertThat(removed.status()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertThat(admin.send("GET", user).status()).isEqualTo(404);
    assertThat(admin.send("DELETE", user).status()).isEqualTo(404);
  }

  @Test
  void refusesToLoseTheLastAdministrator() {
    UUID last = session.user();
    String user = "users/" + last;
    Sql.run(
        TestPostgres.database(),
        "update users set is_admin = false where is_admin and id <> '" + last + "'");

    List<Answer> answers =
        List.of(
            admin.send("PATCH", user, "{\"isAdmin\":false}"),
            admin.send("PATCH", user, "{\"isActive\":false}"),
            admin.send("DELETE", user));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(409))
        .allSatisfy(
            answer ->
                assertThat(answer.json().getString("detail"))
                    .startsWith("This is the last active administrator"));
  }

  @Test
  void signsInWithTheUsernameOrTheEmailAddress() {
    String name = name();
    service.send("POST", "users", body(name));

    Answer byName = service.send("POST", "tokens", signIn(name));
    Answer byEmail =
        service.send(
            "POST",
            "tokens",
            "{\"email\":\"" + name + "@EXAMPLE.org\",\"password\":\"correct horse\"}");

    assertThat(byName.status()).as(byName.body()).isEqualTo(200);
    assertThat(byName.json().keySet())
        .containsExactly("accessToken", "tokenType", "expiresIn", "refreshToken", "user");
    assertThat(byName.header("Cache-Control")).isEqualTo("no-store");
    assertThat(byEmail.status()).as(byEmail.body()).isEqualTo(200);
  }

  @Test
  void upgradesAWeakHashAtTheNextSignIn() {
    String name = name();
    service.send("POST", "users", body(name));
    String weak =
        "PBKDF2WithHmacSHA512:2048:c2FsdHNhbHQ=:LjHZi4LpMFGQYaBz4vUvC0K2RkFyQaMFYSds0YyXbZg=";
    Sql.run(
        TestPostgres.database(),
        "update users set password_hash = '" + weak + "' where username = '" + name + "'");

    Answer signedIn = service.send("POST", "tokens", signIn(name));

    assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
    assertThat(
            Sql.rows(
                TestPostgres.database(),
                "select password_hash from users where username = '" + name + "'"))
        .singleElement()
        .asString()
        .startsWith("PBKDF2WithHmacSHA512:210000:");
  }

  private static String signIn(String name) {
    return "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(name);
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  private static String body(String name) {
    return "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}"
        .formatted(name);
  }
}
