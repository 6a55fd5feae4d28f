package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fault.Clients.Request;
import dev.plinth.system.fault.Clients.Result;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schema changes at run time: the product migrates, continues, or reports what is missing. */
@BesideOthers
class SchemaLossIT {

  private static final Duration BOUND = Duration.ofSeconds(30);

  /** A few intervals of the probe. */
  private static final Duration SOME_PROBES = Duration.ofSeconds(2);

  /** Simulates the restore, in one transaction, of a backup from before the second migration. */
  private static final String RESTORE =
      """
      begin;
      create schema kept;
      alter table flyway_schema_history set schema kept;
      drop schema public cascade;
      create schema public authorization plinth;
      alter table kept.flyway_schema_history set schema public;
      drop schema kept;
      delete from flyway_schema_history where version <> '1';
      set local role plinth;
      %s
      commit;
      """;

  private static Postgres postgres;
  private static Product product;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("schema-loss");
    product = Product.start("schema-loss", postgres.configuration());
  }

  @AfterAll
  static void stop() throws IOException {
    product.close();
    postgres.close();
  }

  @BeforeEach
  void awaitUp() {
    awaitReady(200, "");
  }

  @Test
  void migratesADatabaseThatWasDroppedAndCreatedAgain() {
    List<String> versions = postgres.versions();
    try (Clients clients = new Clients(2, product::blogs, Request.get("blogs?limit=5"))) {
      postgres.recreate();
      await().atMost(BOUND).untilAsserted(() -> assertThat(versionsNow()).isEqualTo(versions));
      product.blogs().awaitAnswer("blogs?limit=5", 200);
      product.awaitUsers();

      assertThat(clients.finish()).extracting(Result::status).containsOnly(200, 503);
    }
  }

  @Test
  void migratesAnOlderBackupThatIsRestored() throws IOException {
    List<String> versions = postgres.versions();

    postgres.execute(RESTORE.formatted(firstMigration()));

    await().atMost(BOUND).untilAsserted(() -> assertThat(versionsNow()).isEqualTo(versions));
    product.blogs().awaitAnswer("blogs?limit=5", 200);
  }

  private static String firstMigration() throws IOException {
    return Files.readString(
        Path.of("../persistence-ejb/src/main/resources/db/migration/V1__create_users.sql"));
  }

  @Test
  void saysWhichTableIsMissingUntilItIsThere() {
    try (Clients clients = new Clients(2, product::blogs, Request.get("blogs?limit=5"))) {
      postgres.execute("alter table blogs rename to gone");
      awaitReady(503, "the database lacks table blogs");
      postgres.execute("alter table gone rename to blogs");
      awaitReady(200, "");

      assertThat(clients.finish()).extracting(Result::status).containsOnly(200, 503);
    }
  }

  @Test
  void saysWhichColumnIsMissing() {
    postgres.execute("alter table users rename column email to mail");
    awaitReady(503, "the database lacks column users.email");
    postgres.execute("alter table users rename column mail to email");
    awaitReady(200, "");
  }

  @Test
  void stillServesASchemaThatANewerServerHasMigrated() {
    String ahead =
        """
        alter table blogs add column if not exists summary text;
        insert into flyway_schema_history
        select 1000, '1000', 'add summary', type, 'V1000__add_summary.sql', checksum, installed_by,
          installed_on, execution_time, success
        from flyway_schema_history where version = '5'
        """;
    postgres.execute(ahead);

    await()
        .during(SOME_PROBES)
        .atMost(BOUND)
        .until(() -> product.operations().send("GET", "health/ready").status() == 200);
    assertThat(product.blogs().send("GET", "blogs?limit=5").status()).isEqualTo(200);
    postgres.execute("delete from flyway_schema_history where version = '1000'");
  }

  private static List<String> versionsNow() {
    return hasTable("flyway_schema_history") ? postgres.versions() : List.of();
  }

  private static boolean hasTable(String name) {
    return postgres.column("select 1 where to_regclass('" + name + "') is not null").size() == 1;
  }

  private static void awaitReady(int status, String reason) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              Answer health = product.operations().send("GET", "health/ready");
              assertThat(health.status()).as(health.body()).isEqualTo(status);
              assertThat(health.body()).contains(reason);
            });
  }
}
