package dev.plinth.launcher.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIT {

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @ParameterizedTest
  @CsvSource({
    "admin grant, is_admin, f, t, 1, admin-grant",
    "admin revoke, is_admin, t, f, 0, admin-revoke",
    "user activate, is_active, f, t, 1, user-activation",
    "user deactivate, is_active, t, f, 0, user-deactivation"
  })
  void changesTheUserAndEndsTheSessionsWhenARightIsLost(
      String command, String column, String before, String after, String sessions, String event) {
    new Migrations(database).apply();
    addUser(column, before);
    addAdministrator();
    String generation = rows("select generation from cache_generation");

    Ended ended = plinth().run((command + " Ada").split(" "));

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("event=\"" + event + "\" result=\"success\"", "username=\"Ada\"", "by=\"");
    assertThat(rows("select " + column + " from users where username = 'Ada'")).isEqualTo(after);
    assertThat(rows("select count(*) from sessions where ended_at is null")).isEqualTo(sessions);
    assertThat(rows("select generation from cache_generation")).isNotEqualTo(generation);
  }

  @Test
  void findsTheUserByAnySpellingOfTheName() {
    new Migrations(database).apply();
    addUser("is_admin", "f");
    new Migrations(database).apply();

    Ended ended = plinth().run("admin", "grant", "ADA");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(rows("select is_admin from users")).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin revoke", "user deactivate"})
  void keepsTheLastAdministrator(String command) {
    new Migrations(database).apply();
    addUser("is_admin", "t");

    Ended ended = plinth().run((command + " Ada").split(" "));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("nothing was changed: This is the last active administrator", "\"failure\"");
    assertThat(rows("select is_admin and is_active from users")).isEqualTo("t");
  }

  @Test
  void saysThatThereIsNoSuchUser() {
    new Migrations(database).apply();

    Ended ended = plinth().run("admin", "grant", "No\nbody");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("there is no user No", "result=\"failure\" username=\"No\\u000abody\"");
  }

  @Test
  void saysThatTheDatabaseIsNotMigrated() {
    Ended ended = plinth().run("user", "deactivate", "Ada");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("run plinth migrate first");
  }

  @ParameterizedTest
  @CsvSource({"admin", "user", "admin grant", "user frobnicate Ada", "admin grant Ada Grace"})
  void callsAnythingElseWrongUsage(String command) {
    Ended ended = plinth().run(command.split(" "));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--help");
  }

  private void addUser(String column, String value) {
    Sql.run(
        database,
        """
        insert into users (id, version, username, email, password_hash, is_admin, is_active,
          created_at, updated_at)
        values ('1b17f446-c44e-47ee-b742-186d025777f6', 1, 'Ada', 'ada@example.org', 'hash', false,
          true, now(), now());
        update users set %s = '%s';
        insert into sessions (id, version, user_id, expires_at, created_at, updated_at)
        select gen_random_uuid(), 1, id, now() + interval '1 day', now(), now() from users
        """
            .formatted(column, value));
  }

  private void addAdministrator() {
    Sql.run(
        database,
        """
        insert into users (id, version, username, email, password_hash, is_admin, is_active,
          created_at, updated_at)
        values (gen_random_uuid(), 1, 'Grace', 'grace@example.org', 'hash', true, true,
          now(), now())
        """);
  }

  private String rows(String query) {
    return Sql.rows(database, query).get(0);
  }

  private PlinthProcess plinth() {
    return new PlinthProcess(folder).with(database);
  }
}
