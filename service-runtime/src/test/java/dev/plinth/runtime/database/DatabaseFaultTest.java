package dev.plinth.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseFaultTest {

  private static final DatabaseTarget TARGET = new DatabaseTarget("db", 5432, "app", "shop");
  private static final String ADDRESS = "postgresql://app@db:5432/shop";

  private final PGSimpleDataSource role =
      (PGSimpleDataSource) TestRole.of(TestPostgres.emptyDatabase());

  @Test
  void describesARoleThatDoesNotExist() {
    role.setUser("nobody");

    assertThat(refusal())
        .isEqualTo(
            "login refused for app at %s: role \"nobody\" does not exist; check DB_USERNAME, DB_SSL, and pg_hba.conf of PostgreSQL"
                .formatted(ADDRESS));
  }

  @Test
  void describesARoleThatMayNotLogIn() {
    Sql.run(TestPostgres.database(), "alter role " + role.getUser() + " nologin");

    assertThat(refusal()).contains("login refused for app", "is not permitted to log in");
  }

  @Test
  void describesADatabaseThatDoesNotExist() {
    role.setDatabaseName("nowhere");

    assertThat(refusal())
        .isEqualTo("there is no database shop at " + ADDRESS + ": create it, or check DB_NAME");
  }

  @Test
  void describesADatabaseThatTheRoleMayNotConnectTo() {
    Sql.run(
        TestPostgres.database(),
        "revoke connect on database " + role.getDatabaseName() + " from public");

    assertThat(refusal()).startsWith("app lacks a privilege at " + ADDRESS + ": permission denied");
  }

  @Test
  void describesThatNoConnectionIsLeft() {
    Sql.run(TestPostgres.database(), "alter role " + role.getUser() + " connection limit 0");

    assertThat(refusal())
        .startsWith(ADDRESS + " has no connection left: too many connections for role")
        .contains("lower DB_POOL_SIZE, or raise max_connections or the limit of the role");
  }

  @Test
  void describesAnUnknownHost() {
    role.setServerNames(new String[] {"nowhere.invalid"});

    assertThat(refusal())
        .isEqualTo(ADDRESS + " can't be reached: the host is not known; check DB_HOST");
  }

  @Test
  void describesAPortWhereNothingListens() {
    role.setPortNumbers(new int[] {1});

    assertThat(refusal())
        .isEqualTo(
            ADDRESS
                + " can't be reached: Connection refused; check DB_HOST and DB_PORT, and that"
                + " PostgreSQL runs there");
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, password refused for app at",
    "28000, login refused for app at",
    "25006, is read-only",
    "53100, lacks resources",
    "57P03, does not accept connections yet",
    "57P01, ended the connection",
    "57P05, raise it",
    "42P01, (SQLSTATE 42P01)"
  })
  void findsTheInnermostCodeInAnExceptionOfThePool(String state, String expected) {
    SQLException poolFailure = new SQLException("no", new RuntimeException(refused(state)));

    assertThat(DatabaseFault.describe(poolFailure, TARGET)).contains(ADDRESS, expected);
  }

  private static SQLException refused(String state) {
    return new SQLException("the first line\nthe second", state);
  }

  @Test
  void describesATimeout() {
    assertThat(DatabaseFault.describe(new TimeoutException(), TARGET))
        .startsWith(ADDRESS + " does not answer in time");
    assertThat(DatabaseFault.describe(new RuntimeException(new SocketTimeoutException()), TARGET))
        .startsWith(ADDRESS + " does not answer in time");
  }

  @Test
  void describesThatThePoolHasNoConnection() {
    assertThat(DatabaseFault.describe(new SQLException("none free"), TARGET))
        .isEqualTo(
            "no connection to " + ADDRESS + " became free in time: none free; raise DB_POOL_SIZE");
  }

  @Test
  void showsOnlyTheClassOfOtherFailures() {
    assertThat(DatabaseFault.describe(new IllegalStateException("s3cret"), TARGET))
        .isEqualTo("IllegalStateException");
  }

  private String refusal() {
    SQLException refused = catchThrowableOfType(SQLException.class, role::getConnection);
    assertThat((Throwable) refused).isNotNull();
    return DatabaseFault.describe(refused, TARGET);
  }
}
