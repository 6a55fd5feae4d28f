package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Read-only database: reads work, and writes work as soon as the database is writable. */
@BesideOthers
class ReadOnlyDatabaseIT {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String READ_ONLY = "\"readOnly\":\"true\"";

  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("read-only");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void servesReadsOfAStandbyAndWritesOnceItIsPromoted() {
    postgres.configureReadOnly(true);
    assertSaysThatTheSchemaIsBehind();
    postgres.configureReadOnly(false);
    migrateAndSeed();
    postgres.makeStandby();
    try (UpProduct product = UpProduct.start("read-only", postgres.configuration())) {
      assertThat(product.said()).contains("the database is read-only");
      assertOnlyReads(product);

      Instant promoted = Instant.now();
      postgres.promote();
      awaitWrites(product);
      Figures.print(
          "standby is promoted",
          "first write after %d ms",
          Duration.between(promoted, Instant.now()).toMillis());

      postgres.configureReadOnly(true);
      awaitReadOnly(product, true);
      assertOnlyReads(product);
      postgres.configureReadOnly(false);
      awaitWrites(product);
    }
  }

  private static void assertSaysThatTheSchemaIsBehind() {
    try (UpProduct product = UpProduct.launch("read-only-behind", postgres.configuration())) {
      product.exitCode();
      assertThat(product.said())
          .contains("the database is read-only and lacks the history of migrations");
    }
  }

  private static void migrateAndSeed() {
    for (String command : new String[] {"migrate", "seed"}) {
      Launch launch = Launch.of(postgres.configuration(), command);
      assertThat(launch.exitCode()).as(launch.toString()).isZero();
    }
  }

  private static void assertOnlyReads(UpProduct product) {
    Answer read = product.blogs().send("GET", "blogs?limit=5");
    Answer write = product.refreshOfNobody();
    Answer health = product.operations().send("GET", "health/ready");

    assertThat(read.status()).isEqualTo(200);
    assertThat(write.status()).isEqualTo(503);
    assertThat(write.header("Retry-After")).isEqualTo("1");
    assertThat(write.body()).contains("The database is read-only at the moment.");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).contains(READ_ONLY);
  }

  private static void awaitWrites(UpProduct product) {
    product.awaitUsers();
    awaitReadOnly(product, false);
    product.admin();
  }

  private static void awaitReadOnly(UpProduct product, boolean readOnly) {
    await()
        .atMost(BOUND)
        .until(
            () ->
                product.operations().send("GET", "health/ready").body().contains(READ_ONLY)
                    == readOnly);
  }
}
