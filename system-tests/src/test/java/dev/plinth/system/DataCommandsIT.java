package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.Person;
import dev.plinth.system.product.UpProduct;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The running product continues without a restart when its data is replaced. */
@BesideOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataCommandsIT {

  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\",\"author\":\"a\"}";
  private static final int OFTEN = 20;

  private UpProduct product;

  @BeforeAll
  void start() {
    product = UpProduct.start("data-commands", Map.of());
  }

  @AfterAll
  void stop() {
    product.close();
  }

  @BeforeEach
  void beginWithTheSeeds() {
    assertThat(product.run("seed", "--yes").exitCode()).isZero();
    await().ignoreExceptions().untilAsserted(product::adminAgain);
  }

  @Test
  void servesTheNewDataAfterAReset() {
    useEachConnection();

    Launch reset = product.run("reset", "--yes");

    assertThat(reset.exitCode()).as(reset.toString()).isZero();
    assertServesTheSeeds();
  }

  @Test
  void servesTheNewDataAfterASeed() {
    useEachConnection();

    Launch seed = product.run("seed", "--yes");

    assertThat(seed.exitCode()).as(seed.toString()).isZero();
    assertServesTheSeeds();
  }

  @Test
  void servesGeneratedData() {
    Launch seed = product.run("seed", "--yes", "--users=150", "--blogs=1000");

    assertThat(seed.exitCode()).as(seed.toString()).isZero();
    String firstAdmin = product.value("select username from users where is_admin");
    Person admin = product.signIn(firstAdmin, "password");
    assertThat(Lists.idsByLinks(admin.users(), "users?limit=100")).hasSize(150);
    assertThat(Lists.items(product.blogs(), "blogs")).hasSize(100);
  }

  /** Makes the pool's connections prepare statements on the old tables. */
  private void useEachConnection() {
    for (int i = 0; i < OFTEN; i++) {
      assertThat(product.admin().blogs().send("POST", "blogs", BLOG).status()).isEqualTo(201);
      assertThat(product.admin().users().send("GET", "users").status()).isEqualTo(200);
    }
  }

  private void assertServesTheSeeds() {
    await().ignoreExceptions().untilAsserted(product::adminAgain);
    product.blogs().awaitAnswer("blogs", 200);
    for (int i = 0; i < OFTEN; i++) {
      assertThat(Lists.items(product.admin().users(), "users")).hasSize(3);
      assertThat(Lists.items(product.blogs(), "blogs")).hasSize(5);
    }
    assertThat(product.admin().blogs().send("POST", "blogs", BLOG).status()).isEqualTo(201);
    String ready = product.operations().send("GET", "health/ready").body();
    assertThat(ready).contains("\"status\":\"UP\"").doesNotContain("\"DOWN\"");
  }
}
