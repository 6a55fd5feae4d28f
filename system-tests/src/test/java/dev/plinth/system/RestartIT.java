package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.rest.TestToken;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Restarts: the product loses no data when it ends and starts again. */
@BesideOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private UpProduct product;
  private List<JsonObject> firstUsers;
  private List<JsonObject> firstBlogs;

  @BeforeAll
  void startForTheFirstTime() {
    product = UpProduct.start("restart", Map.of());
    firstUsers = Lists.items(product.admin().users(), "users");
    firstBlogs = Lists.items(product.blogs(), "blogs");
  }

  @BeforeEach
  void startUnlessItRuns() {
    if (!product.isUp()) {
      product.up();
    }
  }

  @AfterAll
  void stop() {
    product.close();
  }

  @Test
  void seedsTheFirstStart() {
    List<String> ids = firstUsers.stream().map(user -> user.getString("id")).toList();

    assertThat(firstUsers).hasSize(3);
    assertThat(firstUsers).filteredOn(user -> user.getBoolean("isAdmin")).hasSize(1);
    assertThat(firstBlogs).hasSize(5);
    assertThat(firstBlogs).extracting(blog -> blog.getString("userId")).isSubsetOf(ids);
  }

  @Test
  void keepsItsDataOverAStopAndAStart() {
    String user = register();

    int exitCode = product.stop();
    boolean endedAll = product.home().processes().isEmpty() && product.ports().areFree();
    product.up();

    assertThat(exitCode).isZero();
    assertThat(endedAll).isTrue();
    assertThat(product.admin().users().send("GET", user).status()).isEqualTo(200);
    assertSeededOnce();
  }

  @Test
  void signsWithANewKeyWithoutEndingSessions() {
    Client before = product.blogs().as(product.newcomer().token());
    List<String> firstKeys = keys();

    Launch rotate = product.run("key", "rotate");
    product.stop();
    product.up();

    assertThat(rotate.exitCode()).as(rotate.toString()).isZero();
    Person newcomer = product.newcomer();
    assertCanWrite(before);
    assertCanWrite(newcomer.blogs());
    assertThat(firstKeys).doesNotContain(TestToken.of(newcomer.token()).header().getString("kid"));
    assertThat(keys()).hasSize(firstKeys.size() + 1).containsAll(firstKeys);
  }

  private static void assertCanWrite(Client writer) {
    Answer written = writer.send("POST", "blogs", BLOG);
    assertThat(written.status()).isEqualTo(201);
    // The other tests compare all blogs.
    assertThat(writer.send("DELETE", written.location()).status()).isEqualTo(204);
  }

  private List<String> keys() {
    return product
        .users()
        .send("GET", ".well-known/jwks.json")
        .json()
        .getJsonArray("keys")
        .getValuesAs(key -> key.asJsonObject().getString("kid"));
  }

  @Test
  void keepsItsDataWhenTheLauncherIsKilledAndStartedAgain() {
    String user = register();
    product.kill();
    List<ProcessHandle> orphans = product.home().processes();

    product.up();

    assertThat(orphans).as("the launcher's death ends nothing by itself").isNotEmpty();
    assertThat(orphans).noneMatch(ProcessHandle::isAlive);
    assertThat(product.admin().users().send("GET", user).status()).isEqualTo(200);
    assertSeededOnce();
  }

  @Test
  void refusesASecondStartOnTheSameHome() {
    Launch second = product.launchAgain();

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err())
        .singleElement()
        .asString()
        .contains("already running", product.home().root().toString());
    assertThat(product.admin().users().send("GET", "users").status()).isEqualTo(200);
  }

  private String register() {
    String name = UUID.randomUUID().toString();
    Answer answer =
        product
            .users()
            .send(
                "POST",
                "users",
                "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%1$s\"}"
                    .formatted(name));
    return answer.location();
  }

  private void assertSeededOnce() {
    assertThat(Lists.items(product.admin().users(), "users")).containsAll(firstUsers);
    assertThat(Lists.items(product.admin().users(), "users"))
        .filteredOn(user -> user.getBoolean("isAdmin"))
        .hasSize(1);
    assertThat(Lists.items(product.blogs(), "blogs")).isEqualTo(firstBlogs);
  }
}
