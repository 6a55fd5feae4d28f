package dev.plinth.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Home;
import dev.plinth.system.product.Launch;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.product.UpProduct;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL refuses connections: log and readiness say why, in a line without a stack trace. */
@BesideOthers
class DatabaseRefusalIT {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private static Postgres postgres;
  private static UpProduct product;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("database-refusal");
    product = UpProduct.start("database-refusal", postgres.configuration());
  }

  @AfterAll
  static void stop() {
    product.close();
    postgres.close();
  }

  /**
   * A reason for PostgreSQL to refuse.
   *
   * @param expected the message for operators
   */
  record Refusal(String begin, String end, String expected) {

    @Override
    public String toString() {
      return begin;
    }
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        new Refusal(
            "alter role plinth password 'another'",
            "alter role plinth password 'of-the-tests'",
            "password refused for plinth at ADDRESS: check DB_USERNAME and DB_PASSWORD"),
        new Refusal(
            "alter role plinth nologin",
            "alter role plinth login",
            "login refused for plinth at ADDRESS: role \"plinth\" is not permitted to log in"),
        new Refusal(
            "alter role plinth connection limit 0",
            "alter role plinth connection limit -1",
            "ADDRESS has no connection left: too many connections for role \"plinth\""),
        new Refusal(
            "alter database plinth rename to elsewhere",
            "alter database elsewhere rename to plinth",
            "there is no database plinth at ADDRESS: create it, or check DB_NAME"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysInOneLineWhyPostgresRefuses(Refusal refusal) {
    String expected = refusal.expected().replace("ADDRESS", address());
    int before = product.home().serverLog().length();

    refuse(refusal.begin());
    try {
      await().atMost(BOUND).until(() -> readiness().contains(expected.replace("\"", "\\\"")));
      await().atMost(BOUND).until(() -> logSince(before).contains(expected));
      assertThat(logSince(before)).doesNotContain("PSQLException", "\tat ");
    } finally {
      postgres.administer(refusal.end());
    }
    await().atMost(BOUND).until(() -> !readiness().contains("\"DOWN\""));
  }

  @Test
  void refusesToStartOnADatabaseInAnotherEncoding() {
    postgres.administer(
        "create database latin encoding 'LATIN1' locale 'C' template template0 owner plinth");
    Map<String, String> environment = new HashMap<>(postgres.configuration());
    environment.put("DB_NAME", "latin");

    environment.put("PLINTH_HOME", Home.fresh("database-encoding").root().toString());
    environment.putAll(TestPorts.free().environment());

    Launch launch = Launch.of(environment, "up");

    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err())
        .filteredOn(line -> line.contains("/latin has the encoding LATIN1, and Plinth needs UTF8"))
        .singleElement()
        .asString()
        .contains("create database … encoding 'UTF8' template template0");
  }

  private static void refuse(String statement) {
    if (statement.startsWith("alter database")) {
      // It can't be renamed while it is in use, and the product reconnects immediately.
      postgres.administer("alter database plinth allow_connections false");
      postgres.terminateSessions();
      postgres.administer(statement);
      postgres.administer("alter database elsewhere allow_connections true");
      return;
    }
    postgres.administer(statement);
    postgres.terminateSessions();
  }

  private static String readiness() {
    return product.operations().send("GET", "health/ready").body();
  }

  private static String logSince(int position) {
    return product.home().serverLog().substring(position);
  }

  private static String address() {
    return "postgresql://plinth@127.0.0.1:" + postgres.port() + "/plinth";
  }
}
