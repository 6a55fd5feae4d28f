package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fault.Clients.Request;
import dev.plinth.system.fixtures.PgBouncer;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.InstalledProgram;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PgBouncer in transaction mode may give each transaction another session of PostgreSQL. */
@BesideOthers
@NeedsProgram("pgbouncer")
class PgBouncerIT {

  private static final Duration LOAD = Duration.ofSeconds(4);
  private static final Request REFRESH =
      new Request("POST", "tokens/refresh", "{\"refreshToken\":\"none\"}");
  private static final Request BLOG =
      new Request("POST", "blogs", "{\"title\":\"t\",\"description\":\"d\"}");

  @Test
  void appliesEachMigrationOnceThroughAPoolerInTransactionMode() {
    Path program = InstalledProgram.find("pgbouncer").orElseThrow();
    try (Postgres postgres = Postgres.start("pgbouncer");
        PgBouncer pooler = PgBouncer.before(postgres, program)) {
      Launch one = Launch.of(pooler.configuration(), "migrate");
      Launch other = Launch.of(pooler.configuration(), "migrate");

      assertThat(one.exitCode()).as(one.toString()).isZero();
      assertThat(other.exitCode()).as(other.toString()).isZero();
      assertThat(Stream.of(one, other).flatMap(it -> it.err().stream()))
          .filteredOn(line -> line.contains("applied V"))
          .hasSameSizeAs(postgres.versions());
      assertThat(postgres.column("select pid from pg_locks where locktype = 'advisory'")).isEmpty();
    }
  }

  @Test
  void startsAndServesThroughAPoolerInTransactionMode() {
    Path program = InstalledProgram.find("pgbouncer").orElseThrow();
    try (Postgres postgres = Postgres.start("pgbouncer-server");
        PgBouncer pooler = PgBouncer.before(postgres, program);
        UpProduct product = UpProduct.start("pgbouncer", configuration(pooler))) {
      product.awaitUsers();

      try (Clients readers = new Clients(8, product::blogs, Request.get("blogs?limit=5"));
          Clients tokens = new Clients(4, product::users, REFRESH);
          Clients writers = new Clients(4, product.newcomer()::blogs, BLOG)) {
        await().pollDelay(LOAD).until(() -> true);

        assertThat(readers.finish()).isNotEmpty().allMatch(it -> it.status() == 200);
        assertThat(tokens.finish()).isNotEmpty().allMatch(it -> it.status() == 401);
        assertThat(writers.finish()).isNotEmpty().allMatch(it -> it.status() == 201);
      }
    }
  }

  /** With as many connections for each service as two services have by default. */
  private static Map<String, String> configuration(PgBouncer pooler) {
    Map<String, String> configuration = new HashMap<>(pooler.configuration());
    configuration.put("DB_POOL_SIZE", Integer.toString(8 * ListedServices.names().size()));
    return configuration;
  }
}
