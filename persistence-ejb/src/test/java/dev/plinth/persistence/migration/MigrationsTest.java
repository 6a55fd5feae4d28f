package dev.plinth.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.runtime.database.ShippedMigrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final String HISTORY =
      "select version, success from flyway_schema_history order by installed_rank";

  private static final List<String> ALL =
      ShippedMigrations.versions().stream().map(version -> version + " t").toList();

  @Test
  void migratesAnEmptyDatabaseToTheNewestVersion() {
    DataSource database = TestPostgres.emptyDatabase();

    int applied = new Migrations(database).apply();

    assertThat(applied).isEqualTo(ALL.size());
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
  }

  @Test
  void leavesAnUpToDateDatabaseAlone() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();

    int applied = new Migrations(database).apply();

    assertThat(applied).isZero();
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
  }

  @Test
  void refusesADatabaseWhoseHistoryContradictsTheMigrations() {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).apply();
    Sql.run(database, "update flyway_schema_history set checksum = 1 where version = '1'");

    assertThatThrownBy(() -> new Migrations(database).apply())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum mismatch");
  }

  /** Like two WARs: each has its own class loader, and with it its own Flyway. */
  @RepeatedTest(20)
  void appliesEachMigrationOnceWhenTwoServicesStartOnTheSameEmptyDatabase() throws Exception {
    DataSource database = TestPostgres.emptyDatabase();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService services = Executors.newFixedThreadPool(2);
    try (URLClassLoader users = loader();
        URLClassLoader blogs = loader()) {

      List<Future<Integer>> applied =
          services.invokeAll(
              List.of(service(users, database, together), service(blogs, database, together)),
              60,
              TimeUnit.SECONDS);

      assertThat(applied.get(0).get() + applied.get(1).get()).isEqualTo(ALL.size());
      assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
    } finally {
      services.shutdownNow();
    }
  }

  private static Callable<Integer> service(
      ClassLoader loader, DataSource database, CyclicBarrier together) {
    return () -> {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> type = loader.loadClass(Migrations.class.getName());
      Object migrations = type.getConstructor(DataSource.class).newInstance(database);
      together.await(30, TimeUnit.SECONDS);
      return (Integer) type.getMethod("apply").invoke(migrations);
    };
  }

  /**
   * Returns a class loader with the libraries of a WAR; the driver is outside, as in the server.
   */
  private static URLClassLoader loader() {
    URL[] inTheWar =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(
                entry ->
                    entry.matches(".*(flyway|service-runtime|persistence-ejb/target/classes).*")
                        && !entry.matches(".*(tests\\.jar|test-classes)"))
            .map(MigrationsTest::url)
            .toArray(URL[]::new);
    assertThat(inTheWar).hasSize(4);
    return new URLClassLoader(inTheWar, new ServerLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads everything except the libraries of the WAR. */
  private static final class ServerLoader extends ClassLoader {

    ServerLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.flywaydb.") || name.startsWith("dev.plinth.")) {
        throw new ClassNotFoundException(name);
      }
      return MigrationsTest.class.getClassLoader().loadClass(name);
    }
  }
}
