package dev.plinth.users;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.persistence.Sql;
import dev.plinth.persistence.TestPostgres;
import dev.plinth.rest.Answer;
import dev.plinth.rest.Client;
import jakarta.json.JsonObject;
import java.io.File;
import java.net.URI;
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

/** The packaged service in the server, from outside. */
@ExtendWith(ArquillianExtension.class)
class UserResourceIT {

  private static final String ARTICLE_BODY =
      "{\"username\":\"User Test\",\"email\":\"user@test.com\",\"password\":\"password\"}";

  @ArquillianResource private URI address;

  private Client service;

  @BeforeEach
  void callTheService() {
    service = new Client(address);
    service.awaitAnswer("users", 200);
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
    assertThat(service.send("GET", registered.location()).json()).isEqualTo(user);
  }

  @Test
  void keepsOfThePasswordOnlyAHashOfTheRequiredStrength() {
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
  void registersOneOfManyWhoWantTheSameUsernameAtOnce() {
    String body = body(name());

    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 200).mapToObj(i -> service.sendAsync("POST", "users", body)).toList();

    Map<Integer, Long> statuses =
        answers.stream()
            .map(CompletableFuture::join)
            .collect(groupingBy(Answer::status, counting()));
    assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 199L));
  }

  @Test
  void changesOnlyTheFieldsThatAreGiven() {
    String user = service.send("POST", "users", body(name())).location();
    JsonObject before = service.send("GET", user).json();
    String renamed = name();

    JsonObject patched = service.send("PATCH", user, "{\"username\":\"" + renamed + "\"}").json();
    JsonObject put =
        service.send("PUT", user, "{\"email\":\"" + renamed + "@EXAMPLE.org\"}").json();

    assertThat(patched.getString("username")).isEqualTo(renamed);
    assertThat(patched.get("email")).isEqualTo(before.get("email"));
    assertThat(put.getString("username")).isEqualTo(renamed);
    assertThat(put.getString("email")).isEqualTo(renamed + "@example.org");
    assertThat(service.send("GET", user).json()).isEqualTo(put);
  }

  @Test
  void refusesToRenameAUserToAnother() {
    String taken = name();
    service.send("POST", "users", body(taken));
    String user = service.send("POST", "users", body(name())).location();

    Answer answer = service.send("PATCH", user, "{\"username\":\"" + taken + "\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().getString("detail")).isEqualTo("The username is already taken.");
  }

  @Test
  void removesAUser() {
    String user = service.send("POST", "users", body(name())).location();

    Answer removed = service.send("DELETE", user);

    assertThat(removed.status()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertThat(service.send("GET", user).status()).isEqualTo(404);
    assertThat(service.send("DELETE", user).status()).isEqualTo(404);
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  private static String body(String name) {
    return "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse\"}"
        .formatted(name);
  }
}
