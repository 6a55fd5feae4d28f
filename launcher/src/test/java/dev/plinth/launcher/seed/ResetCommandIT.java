package dev.plinth.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.ShippedMigrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandIT {

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @Test
  void dropsMigratesAndSeedsInThisOrder() {
    used();

    Ended reset = plinth().run("reset", "--yes");

    assertThat(reset.exitCode()).as(reset.err()).isZero();
    assertThat(reset.out()).isEmpty();
    assertThat(reset.err().lines().filter(line -> !line.contains("applied V")).toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("plinth: dropping everything in postgresql://.*"),
            line -> assertThat(line).matches("plinth: dropped \\([\\d.]+ s\\)"),
            line -> assertThat(line).contains("is up to date"),
            line -> assertThat(line).contains("replacing all data of", "the development set"),
            line -> assertThat(line).matches("plinth: seeded \\([\\d.]+ s\\)"));
    assertThat(reset.err().lines().filter(line -> line.contains("applied V")))
        .map(line -> line.replaceAll(".* applied | \\(.*", ""))
        .isEqualTo(ShippedMigrations.files());
    assertThat(Sql.rows(database, "select to_regclass('leftover')")).containsExactly("null");
    assertThat(count("users")).isEqualTo("3");
    assertThat(count("blogs")).isEqualTo("5");
  }

  @Test
  void repairsAHistoryThatContradictsTheMigrations() {
    new Migrations(database).apply();
    Sql.run(database, "update flyway_schema_history set checksum = 1");

    Ended reset = plinth().run("reset", "--yes");

    assertThat(reset.exitCode()).as(reset.err()).isZero();
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void keepsTheSchemaAndItsGrants() {
    String schema = "select oid, nspacl from pg_namespace where nspname = 'public'";
    Sql.run(database, "grant usage on schema public to pg_monitor");
    String before = Sql.rows(database, schema).get(0);

    plinth().run("reset", "--yes");

    assertThat(Sql.rows(database, schema).get(0)).isEqualTo(before);
  }

  @Test
  void refusesProductionAndNamesTheDatabase() {
    used();

    Ended reset = production().run("reset", "--yes");

    assertThat(reset.exitCode()).isEqualTo(1);
    assertThat(reset.err()).contains("production", "postgresql://", "nothing was done", "--force");
    assertThat(count("leftover")).isEqualTo("0");
  }

  @Test
  void resetsProductionByForceToOneAdministrator() {
    used();

    Ended reset = production().run("reset", "--yes", "--force");

    assertThat(reset.exitCode()).as(reset.err()).isZero();
    assertThat(reset.out()).matches("[0-9a-f]{48}\n");
    assertThat(count("users where is_admin")).isEqualTo("1");
  }

  @Test
  void checksTheAdministratorsPasswordBeforeItDropsAnything() {
    used();

    Ended reset =
        production().with("PLINTH_ADMIN_PASSWORD", "short").run("reset", "--yes", "--force");

    assertThat(reset.exitCode()).isEqualTo(1);
    assertThat(reset.err()).contains("8 to 128 characters");
    assertThat(count("leftover")).isEqualTo("0");
  }

  @Test
  void requiresConfirmationWithoutATerminal() {
    used();

    Ended reset = plinth().run("reset");

    assertThat(reset.exitCode()).isEqualTo(2);
    assertThat(reset.err()).contains("postgresql://", "--yes", "plinth reset --help");
    assertThat(count("leftover")).isEqualTo("0");
  }

  @Test
  void asksOnATerminal() {
    used();

    Ended reset = plinth().onTerminal("y").run("reset");

    assertThat(reset.exitCode()).as(reset.out()).isZero();
    assertThat(reset.out()).contains("drop everything in postgresql://", "[y/N]", "seeded");
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void doesNothingWhenTheAnswerIsAnythingButYes() {
    used();

    Ended reset = plinth().onTerminal("").run("reset");

    assertThat(reset.exitCode()).isEqualTo(1);
    assertThat(reset.out()).contains("nothing was changed").doesNotContain("dropping");
    assertThat(count("leftover")).isEqualTo("0");
  }

  @Test
  void doesNotWaitForeverForALockedTable() throws SQLException {
    used();
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table leftover in access share mode");

      Ended reset = plinth().run("reset", "--yes");

      assertThat(reset.exitCode()).isEqualTo(1);
      assertThat(reset.err())
          .contains("nothing was changed", "did not grant a lock in time", "try again");
    }
    assertThat(count("users")).isEqualTo("3");
  }

  @Test
  void callsUnknownOptionsWrongUsage() {
    assertThat(plinth().run("reset", "--no").exitCode()).isEqualTo(2);
    assertThat(plinth().run("reset", "all").exitCode()).isEqualTo(2);
  }

  @Test
  void explainsItself() {
    Ended help = plinth().run("reset", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Drops everything", "--yes", "--force");
  }

  /** Migrates and seeds the database, and adds a table that no migration creates. */
  private void used() {
    new Migrations(database).apply();
    plinth().run("seed");
    Sql.run(database, "create table leftover (id int); create view seen as table leftover");
  }

  private PlinthProcess plinth() {
    return new PlinthProcess(folder).with(database);
  }

  private PlinthProcess production() {
    return plinth().with("APP_ENV", "production").with("REDIS_HOST", "127.0.0.1");
  }

  private String count(String rows) {
    return Sql.rows(database, "select count(*) from " + rows).get(0);
  }
}
