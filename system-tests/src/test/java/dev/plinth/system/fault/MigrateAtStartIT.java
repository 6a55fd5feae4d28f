package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.UpProduct;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Concurrent migration: both services of a starting server and the command migrate one empty
 * database.
 */
@BesideOthers
class MigrateAtStartIT {

  /** The advisory lock that a runner of migrations holds. */
  private static final long LOCK = 0x506c696e7468L;

  private static final int SERVICES_AND_COMMAND = ListedServices.names().size() + 1;
  private static final Duration BOUND = Duration.ofSeconds(240);

  /** Longer than the pool's statement timeout for requests. */
  private static final Duration HOLD = Duration.ofSeconds(3);

  /** The services must start over, which must not abort the start. */
  private static final String LOSE_SERVICES =
      """
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'plinth'
      """;

  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("migrate-at-start");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void appliesEachMigrationOnceWithoutAFailure() throws SQLException {
    int rounds = Rounds.of(1, 20);
    for (int i = 0; i < rounds; i++) {
      empty();
      try (UpProduct product = UpProduct.launch("migrate-at-start", postgres.configuration())) {
        Launch migrate = migrateTogether(product);

        assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
        product.awaitUsers();
        product.blogs().awaitAnswer("blogs", 200);
        assertThat(postgres.versions()).isEqualTo(shippedVersions());
        assertThat(product.home().serverLog()).doesNotContain("could not be applied");
      }
    }
    Figures.print("migrate at start", "%d times, each migration once", rounds);
  }

  private static List<String> shippedVersions() {
    File folder = new File("../persistence-ejb/src/main/resources/db/migration");
    return Stream.of(folder.list())
        .map(file -> file.substring(1, file.indexOf("__")))
        .sorted(Comparator.comparing(Integer::valueOf))
        .toList();
  }

  /** Blocks them until all wait for the lock, the services twice, and for some time after. */
  private static Launch migrateTogether(UpProduct product) throws SQLException {
    try (Connection connection = postgres.database().getConnection();
        Statement holder = connection.createStatement()) {
      holder.execute("select pg_advisory_lock(" + LOCK + ")");
      Launch migrate = product.run("migrate");
      await().atMost(BOUND).until(() -> waiting(holder) == SERVICES_AND_COMMAND);
      holder.execute(LOSE_SERVICES);
      await().atMost(BOUND).during(HOLD).until(() -> waiting(holder) == SERVICES_AND_COMMAND);
      holder.execute("select pg_advisory_unlock(" + LOCK + ")");
      return migrate;
    }
  }

  /** A waiting runner tries the lock ten times a second. */
  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            """
            select count(*) from pg_stat_activity
            where pid <> pg_backend_pid() and now() - state_change < interval '1 second'
              and (query = 'ROLLBACK' or query like '%pg_try_advisory_xact_lock%')
            """)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void empty() throws SQLException {
    try (Connection connection = postgres.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public authorization plinth");
    }
  }
}
