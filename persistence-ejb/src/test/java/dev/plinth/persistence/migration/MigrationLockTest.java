package dev.plinth.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.database.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MigrationLockTest {

  private static final long LOCK = 0x506c696e7468L;

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @Test
  void keepsTheLockDespiteAShortIdleTimeoutOfTheRole() throws IOException {
    DataSource app =
        TestRole.owner(
            database,
            "idle_session_timeout = '300ms'",
            "idle_in_transaction_session_timeout = '300ms'");
    write("V1__slow.sql", "create table one (); select pg_sleep(1);");
    write("V2__next.sql", "create table two ();");

    int applied = new Migrations(app).from(folder).apply();

    assertThat(applied).isEqualTo(2);
  }

  @Test
  void keepsTheLockThroughAMigrationThatWaitsForItself() throws Exception {
    write("V1__slow.sql", "select pg_sleep(1);");
    CompletableFuture<Integer> running = CompletableFuture.supplyAsync(this::apply);
    await().until(() -> lockHolders().equals(List.of("1")));

    int applied = apply();

    assertThat(applied + running.get()).isEqualTo(1);
  }

  @Test
  void waitsForAnotherRunnerDespiteShortTimeoutsOfTheRole() throws Exception {
    DataSource app =
        TestRole.owner(database, "lock_timeout = '100ms'", "statement_timeout = '400ms'");
    write("V1__one.sql", "create table one ();");
    CountDownLatch waiting = new CountDownLatch(1);
    Migrations migrations = new Migrations(app).from(folder).tell(countDown(waiting));

    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      CompletableFuture<Integer> runner = CompletableFuture.supplyAsync(() -> migrations.apply());
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(runner).isNotDone();

      statement.execute("select pg_advisory_unlock(" + LOCK + ")");

      assertThat(runner.get()).isEqualTo(1);
    }
  }

  /** It waits for every older snapshot, so a waiting runner must not hold one. */
  @Test
  void buildsAnIndexConcurrentlyWhileAnotherRunnerWaits() throws Exception {
    write("V1__table.sql", "create table one (a int);");
    write("V2__wait.sql", "select pg_sleep(1);");
    write("V3__index.sql", "create index concurrently one_idx on one (a);");

    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::apply);
    CompletableFuture<Integer> second = CompletableFuture.supplyAsync(this::apply);

    assertThat(first.get(40, TimeUnit.SECONDS) + second.get(40, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void restoresTheSettingsOfAPooledConnection() throws Exception {
    write("V1__one.sql", "create table one ();");
    try (Connection pooled = database.getConnection();
        Statement statement = pooled.createStatement()) {
      statement.execute(
          "set idle_in_transaction_session_timeout = '10s'; set timezone = 'Asia/Tokyo'");
      DataSource pool = new SingleConnection(pooled).asPool();

      Connection lent = NoTimeoutDataSource.of(pool).getConnection();
      assertThat(setting(lent, "idle_in_transaction_session_timeout")).isEqualTo("0");
      assertThat(setting(lent, "timezone")).isEqualTo("UTC");
      lent.close();

      assertThat(setting(pooled, "idle_in_transaction_session_timeout")).isEqualTo("10s");
      assertThat(setting(pooled, "timezone")).isEqualTo("Asia/Tokyo");
    }
  }

  private static String setting(Connection connection, String name) throws Exception {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static MigrationListener countDown(CountDownLatch waiting) {
    return new MigrationListener() {
      @Override
      public void waiting() {
        waiting.countDown();
      }
    };
  }

  private List<String> lockHolders() {
    return Sql.rows(
        database,
        """
        select count(*) from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and l.granted and d.datname = current_database()
          and (l.classid::bigint << 32 | l.objid::bigint) = %d
        """
            .formatted(LOCK));
  }

  private int apply() {
    return new Migrations(database).from(folder).apply();
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }

  /** A pool with one connection, which stays open. */
  private record SingleConnection(Connection connection) {

    DataSource asPool() {
      Connection lent = proxy(Connection.class, connection, "close");
      return (DataSource)
          java.lang.reflect.Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {DataSource.class},
              (proxy, method, arguments) -> lent);
    }

    private static <T> T proxy(Class<T> type, T target, String without) {
      return type.cast(
          java.lang.reflect.Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) ->
                  method.getName().equals(without) ? null : method.invoke(target, arguments)));
    }
  }
}
