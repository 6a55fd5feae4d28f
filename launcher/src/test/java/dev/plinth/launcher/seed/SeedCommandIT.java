package dev.plinth.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class SeedCommandIT {

  private static final String ROWS =
      "select users::text from users union all select blogs::text from blogs order by 1";

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @ParameterizedTest
  @CsvSource({"development, 3, 5", "test, 2, 2"})
  void putsTheSetOfTheEnvironmentIntoTheDatabase(String appEnv, String users, String blogs) {
    migrate();

    Ended seed = plinth().with("APP_ENV", appEnv).run("seed", "--yes");

    assertThat(seed.exitCode()).as(seed.err()).isZero();
    assertThat(seed.out()).isEmpty();
    assertThat(seed.err().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(replacing("the %s set".formatted(appEnv))),
            line -> assertThat(line).matches("plinth: seeded \\([\\d.]+ s\\)"));
    assertThat(count("users")).isEqualTo(users);
    assertThat(count("blogs join users on users.id = user_id")).isEqualTo(blogs);
  }

  @Test
  void writesTheSameDataOnEachRun() {
    migrate();
    plinth().run("seed", "--yes");
    List<String> first = Sql.rows(database, ROWS);
    Sql.run(database, "delete from blogs; update users set email = id || '@example.org'");

    plinth().run("seed", "--yes");

    assertThat(Sql.rows(database, ROWS)).hasSize(8).isEqualTo(first);
  }

  @Test
  void writesTheSameGeneratedDataForTheSameRandomSeed() {
    migrate();
    String blogs = "select * from blogs order by id";
    String[] command = {"seed", "--users", "20", "--blogs", "200", "--random-seed", "9", "--yes"};
    plinth().run(command);
    List<String> first = Sql.rows(database, blogs);

    Ended again = plinth().run(command);

    assertThat(again.err()).contains(replacing("20 users and 200 blogs"));
    assertThat(Sql.rows(database, blogs)).hasSize(200).isEqualTo(first);
  }

  @Test
  void reportsEachTenthWithoutATerminal() {
    migrate();

    Ended seed = plinth().run("seed", "--yes", "--users=100", "--blogs=100000");

    assertThat(seed.err().lines())
        .contains("plinth: 100 of 100 users", "plinth: 10,000 of 100,000 blogs")
        .contains("plinth: 100,000 of 100,000 blogs", "plinth: building the indexes of blogs …")
        .hasSize(1 + 1 + 10 + 1 + 1);
  }

  @Test
  void drawsABarOnATerminal() {
    migrate();

    Ended seed = plinth().onTerminal("").run("seed", "--yes", "--users=100", "--blogs=20000");

    assertThat(seed.exitCode()).as(seed.out()).isZero();
    assertThat(seed.out())
        .contains("\rplinth: [###############---------------] 10,000 of 20,000 blogs")
        .contains("\rplinth: [##############################] 20,000 of 20,000 blogs\r\n");
  }

  @Test
  void doesNotAskWhenThereIsNothingToLose() {
    migrate();

    Ended seed = plinth().run("seed");

    assertThat(seed.exitCode()).as(seed.err()).isZero();
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void requiresConfirmationWithoutATerminal() {
    migrate();
    plinth().run("seed");
    List<String> before = Sql.rows(database, ROWS);

    Ended seed = plinth().with("APP_ENV", "test").run("seed");

    assertThat(seed.exitCode()).isEqualTo(2);
    assertThat(seed.err()).contains(address(), "--yes", "plinth seed --help");
    assertThat(Sql.rows(database, ROWS)).isEqualTo(before);
  }

  @Test
  void asksOnATerminal() {
    migrate();
    plinth().run("seed");

    Ended no = plinth().with("APP_ENV", "test").onTerminal("").run("seed");
    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.out()).contains("replace all users and blogs of " + address(), "[y/N]");
    assertThat(no.out()).contains("nothing was changed");
    assertThat(count("users")).isEqualTo("3");

    Ended yes = plinth().with("APP_ENV", "test").onTerminal("y").run("seed");
    assertThat(yes.exitCode()).as(yes.out()).isZero();
    assertThat(count("users")).isEqualTo("2");
  }

  @Test
  void refusesProduction() {
    migrate();
    plinth().run("seed", "--yes");

    Ended seed = production().run("seed", "--yes");

    assertThat(seed.exitCode()).isEqualTo(1);
    assertThat(seed.err()).contains("production", address(), "nothing was done", "--force");
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void seedsProductionByForceWithAnAdministratorWhosePasswordItPrintsOnce() {
    migrate();

    Ended seed = production().run("seed", "--yes", "--force");

    assertThat(seed.exitCode()).as(seed.err()).isZero();
    assertThat(seed.out()).matches("[0-9a-f]{48}\n");
    assertThat(seed.err()).doesNotContain(seed.out().strip());
    assertThat(Sql.rows(database, "select username, is_admin from users"))
        .containsExactly("Admin User t");
    assertThat(count("blogs")).isEqualTo("0");
  }

  @Test
  void takesTheAdministratorsPasswordFromTheEnvironmentAndNeverPrintsIt() {
    migrate();

    Ended seed =
        production().with("PLINTH_ADMIN_PASSWORD", "correct horse").run("seed", "--yes", "--force");

    assertThat(seed.exitCode()).as(seed.err()).isZero();
    assertThat(seed.out() + seed.err()).doesNotContain("correct horse");
    assertThat(Sql.rows(database, "select password_hash from users").get(0))
        .startsWith("PBKDF2WithHmacSHA512:210000:");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 129})
  void refusesAPasswordThatNoUserMayHave(int length) {
    migrate();
    plinth().run("seed", "--yes");
    String password = "p".repeat(length);

    Ended seed =
        production().with("PLINTH_ADMIN_PASSWORD", password).run("seed", "--yes", "--force");

    assertThat(seed.exitCode()).isEqualTo(1);
    assertThat(seed.err())
        .isEqualTo("plinth: PLINTH_ADMIN_PASSWORD must have 8 to 128 characters\n");
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void generatesNoUsersWithAKnownPasswordForProduction() {
    migrate();

    Ended seed = production().run("seed", "--yes", "--force", "--users=10");

    assertThat(seed.exitCode()).isEqualTo(1);
    assertThat(seed.err()).contains("known password", "production");
    assertThat(count("users")).isEqualTo("0");
  }

  @Test
  void saysThatTheDatabaseMustBeMigratedFirst() {
    Ended seed = plinth().run("seed", "--yes");

    assertThat(seed.exitCode()).isEqualTo(1);
    assertThat(seed.err())
        .isEqualTo("plinth: " + address() + " is not migrated: run plinth migrate first\n");
  }

  @Test
  void leavesTheOldDataWhenTheDatabaseRefusesTheNew() {
    migrate();
    plinth().run("seed", "--yes");
    List<String> before = Sql.rows(database, ROWS);
    Sql.run(database, "alter table blogs add check (title <> 'A Second Blog')");

    Ended seed = plinth().with("APP_ENV", "test").run("seed", "--yes");

    assertThat(seed.exitCode()).isEqualTo(1);
    assertThat(seed.err())
        .contains("nothing was changed: " + address() + " reports an error: new row for relation");
    assertThat(Sql.rows(database, ROWS)).isEqualTo(before);
  }

  @Test
  void leavesTheOldDataWhenItIsKilled() throws Exception {
    migrate();
    plinth().run("seed", "--yes");
    List<String> before = Sql.rows(database, ROWS);
    PlinthProcess.Running seed = plinth().start("seed", "--yes", "--users=1000", "--blogs=3000000");
    await().until(() -> seed.err().contains("1,000 of 1,000 users"));

    seed.process().destroyForcibly().waitFor();

    assertThat(Sql.rows(database, ROWS)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--users -1",
        "--users 0",
        "--users 0 --blogs 5",
        "--users 10000001",
        "--users 99999999999999999999",
        "--users many",
        "--users",
        "--users 5 --blogs -1",
        "--users 5 --blogs 10000001",
        "--users 5 --blogs 1.5",
        "--users 5 --random-seed x",
        "--blogs 5",
        "--random-seed 5",
        "--frobnicate",
        "now"
      })
  void callsAWrongAmountWrongUsage(String options) {
    Ended seed = plinth().run(("seed " + options).split(" "));

    assertThat(seed.exitCode()).isEqualTo(2);
    assertThat(seed.out()).isEmpty();
    assertThat(seed.err().lines().findFirst().orElseThrow())
        .contains(options.replaceFirst("^--users 5 ", "").split(" ")[0]);
    assertThat(seed.err()).contains("plinth seed --help");
  }

  @Test
  void explainsItself() {
    Ended help = plinth().run("seed", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("--users", "--blogs", "--random-seed", "--force", "PLINTH_ADMIN_PASSWORD")
        .contains("one hash of it");
  }

  private PlinthProcess plinth() {
    return new PlinthProcess(folder).with(database);
  }

  private PlinthProcess production() {
    return plinth().with("APP_ENV", "production").with("REDIS_HOST", "127.0.0.1");
  }

  private void migrate() {
    new Migrations(database).apply();
  }

  private String count(String rows) {
    return Sql.rows(database, "select count(*) from " + rows).get(0);
  }

  private String replacing(String set) {
    return "plinth: replacing all data of " + address() + " by " + set;
  }

  private String address() {
    PGSimpleDataSource source = (PGSimpleDataSource) database;
    return "postgresql://postgres@127.0.0.1:%d/%s"
        .formatted(source.getPortNumbers()[0], source.getDatabaseName());
  }
}
