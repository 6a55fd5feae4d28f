package dev.plinth.launcher.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import dev.plinth.launcher.PlinthProcess.Running;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.ShippedMigrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrateCommandIT {

  private static final String HISTORY =
      "select version, success from flyway_schema_history order by installed_rank";

  /** Without the baseline. */
  private static final String HISTORY_OF_APPLICATION =
      """
      select version, success from application_schema_history
      where version <> '0' order by installed_rank
      """;

  private static final List<String> ALL =
      ShippedMigrations.versions().stream().map(version -> version + " t").toList();

  /** The advisory lock that a runner of migrations holds. */
  private static final long LOCK = 0x506c696e7468L;

  /** A waiting runner tries the lock ten times a second. */
  private static final String WAITING =
      """
      select count(*)::text from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and now() - state_change < interval '1 second'
        and (query = 'ROLLBACK' or query like '%pg_try_advisory_xact_lock%')
      """;

  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @Test
  void reportsEachMigrationThatItAppliesAndHowLongItTook() {
    Ended migrate = plinth().run("migrate");

    List<String> lines = migrate.err().lines().toList();
    int all = ShippedMigrations.files().size();
    assertThat(lines.subList(0, all))
        .map(line -> line.replaceAll(" \\([\\d.]+ s\\)$", ""))
        .isEqualTo(ShippedMigrations.files().stream().map("plinth: applied "::concat).toList());
    assertThat(lines.subList(0, all)).allMatch(line -> line.matches(".* \\([\\d.]+ s\\)"));
    assertThat(lines.subList(all, lines.size()))
        .singleElement()
        .matches(line -> line.matches("plinth: postgresql://.* is up to date"));
    assertThat(migrate.out()).isEmpty();
    assertThat(migrate.exitCode()).isZero();
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
  }

  @Test
  void fillsTheCanonicalNamesOfUsersAndNamesThoseWithoutOne() {
    plinth().run("migrate");
    UUID older = addUser("Ada", "Ada@EXAMPLE.org", "2026-01-01");
    UUID younger = addUser("\uFF21DA", "ada@example.com", "2026-01-02");
    UUID deceiving = addUser("a\u200Bda", "ada@exam\u00ADple.org", "2026-01-03");

    Ended migrate = plinth().run("migrate");
    Ended again = plinth().run("migrate");

    assertThat(migrate.exitCode()).as(migrate.err()).isZero();
    assertThat(
            Sql.rows(
                database,
                """
                select concat_ws(' ', username, canonical_username, canonical_email)
                from users order by created_at
                """))
        .containsExactly("Ada ada ada@example.org", "\uFF21DA ada@example.com", "a\u200Bda");
    assertThat(migrate.err())
        .contains("plinth: 2 users have a name or address", younger + ", " + deceiving + "\n")
        .doesNotContain(older.toString());
    assertThat(again.exitCode()).isZero();
  }

  private UUID addUser(String username, String email, String created) {
    UUID id = UUID.randomUUID();
    Sql.run(
        database,
        """
        insert into users (id, version, username, email, password_hash, is_admin, is_active,
          created_at, updated_at)
        values ('%s', 1, '%s', '%s', 'hash', false, true, '%s', now())
        """
            .formatted(id, username, email, created));
    return id;
  }

  @Test
  void saysThatThereIsNothingToDo() {
    plinth().run("migrate");

    Ended again = plinth().run("migrate");

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).matches("plinth: nothing to migrate, postgresql://.* is up to date\n");
  }

  @Test
  void undoesAMigrationThatFailsAndReportsFileLineCodeAndMessage() throws IOException {
    Ended failed =
        plinth()
            .before(
                migrations(
                    "V90__add_note.sql",
                    """
                    -- A note for each user.
                    create table notes (id uuid primary key);

                    alter table users
                      add column note text,
                      add column email text;
                    """))
            .run("migrate");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err().lines().skip(ALL.size()))
        .containsExactly(
            "plinth: V90__add_note.sql, line 4: column \"email\" of relation \"users\" already exists (SQLSTATE 42701)",
            "plinth: it was rolled back: the database is as the previous migration left it");
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
    assertThat(Sql.rows(database, "select to_regclass('notes')")).containsExactly("null");
  }

  @Test
  void reportsTheLineInsideALongStatement() throws IOException {
    Ended failed =
        plinth()
            .before(
                migrations("V90__add_note.sql", "\ncreate table notes (\n  id uuid,\n  x nix\n);"))
            .run("migrate");

    assertThat(failed.err())
        .contains(
            "plinth: V90__add_note.sql, line 4: type \"nix\" does not exist (SQLSTATE 42704)");
  }

  @Test
  void continuesAfterAFailedMigrationWasFixed() throws IOException {
    plinth().before(migrations("V90__add_note.sql", "create nonsense;")).run("migrate");

    Ended mended =
        plinth().before(migrations("V90__add_note.sql", "create table notes ();")).run("migrate");

    assertThat(mended.exitCode()).isZero();
    assertThat(Sql.rows(database, HISTORY))
        .startsWith("1 t")
        .endsWith("90 t")
        .hasSize(ALL.size() + 1);
  }

  @Test
  void buildsAnIndexWhileOthersWrite() throws IOException {
    Ended migrate =
        plinth()
            .before(
                migrations(
                    "V90__index.sql",
                    "create index concurrently users_updated_idx on users (updated_at);"))
            .run("migrate");

    assertThat(migrate.exitCode()).isZero();
    assertThat(Sql.rows(database, HISTORY))
        .startsWith("1 t")
        .endsWith("90 t")
        .hasSize(ALL.size() + 1);
  }

  @Test
  void reportsTheRemedyForAMigrationThatFailedOutsideATransaction() throws IOException {
    Path bad =
        migrations("V90__index.sql", "create index concurrently users_nix_idx on users (nix);");
    plinth().before(bad).run("migrate");

    Ended again = plinth().before(bad).run("migrate");

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err())
        .contains("V90__index.sql failed half-way outside a transaction: undo what it left in ")
        .contains("delete its row (success = false) from flyway_schema_history");
  }

  @Test
  void refusesAMigrationThatWasChangedAfterItWasApplied() {
    plinth().run("migrate");
    Sql.run(database, "update flyway_schema_history set checksum = 1 where version = '1'");

    Ended refused = plinth().run("migrate");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .startsWith("plinth: V1__create_users.sql was changed after it was applied to postgresql:")
        .endsWith(": restore it, and write the change as a new migration");
  }

  @Test
  void refusesADatabaseWhoseMigrationIsMissing() throws IOException {
    plinth()
        .before(migrations("V90__one.sql", "select 1;"))
        .before(migrations("V91__two.sql", "select 1;"))
        .run("migrate");

    Ended refused = plinth().before(migrations("V91__two.sql", "select 1;")).run("migrate");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .startsWith("plinth: V90__one.sql is applied to postgresql:")
        .endsWith("but its file is missing: restore it, or build the version that has it");
  }

  @Test
  void refusesAMigrationOutOfOrder() throws IOException {
    plinth().before(migrations("V91__two.sql", "select 1;")).run("migrate");

    Ended refused =
        plinth()
            .before(migrations("V90__one.sql", "select 1;"))
            .before(migrations("V91__two.sql", "select 1;"))
            .run("migrate");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .startsWith("plinth: V90__one.sql has a lower version than one that is applied to ")
        .endsWith("give it a number after the last one");
  }

  @Test
  void leavesADatabaseAheadOfTheBuildAloneAndSaysSo() throws IOException {
    plinth().before(migrations("V90__one.sql", "select 1;")).run("migrate");

    Ended older = plinth().run("migrate");

    assertThat(older.exitCode()).isZero();
    assertThat(older.err())
        .contains("the database is ahead of this build, which doesn't have V90 one")
        .contains("nothing to migrate");
  }

  @Test
  void appliesTheMigrationsOfAnApplicationAfterThoseOfPlinthAndShowsBoth() throws IOException {
    Path notes = application("create table notes (author_id uuid references users);");

    Ended migrate = plinth().before(notes).run("migrate");
    Ended again = plinth().before(notes).run("migrate");
    Ended status = plinth().before(notes).run("migration", "status");

    assertThat(migrate.exitCode()).as(migrate.err()).isZero();
    assertThat(migrate.err()).contains("plinth: applied V1__create_notes.sql (");
    assertThat(again.err()).startsWith("plinth: nothing to migrate");
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
    assertThat(Sql.rows(database, HISTORY_OF_APPLICATION)).containsExactly("1 t");
    assertThat(status.out().lines()).hasSize(ALL.size() + 2);
    assertThat(status.out())
        .containsPattern("\n1 +create users +applied +20")
        .containsPattern("\napplication 1 +create notes +applied +20\\S+Z\n$");
  }

  @Test
  void appliesALaterMigrationOfPlinthToTheDatabaseOfAnApplication() throws IOException {
    Path notes = application("create table notes ();");
    plinth().before(notes).run("migrate");

    Ended upgrade =
        plinth().before(notes).before(migrations("V90__one.sql", "select 1;")).run("migrate");

    assertThat(upgrade.exitCode()).as(upgrade.err()).isZero();
    assertThat(Sql.rows(database, HISTORY)).hasSize(ALL.size() + 1).endsWith("90 t");
    assertThat(Sql.rows(database, HISTORY_OF_APPLICATION)).containsExactly("1 t");
  }

  @Test
  void reportsTheMigrationOfAnApplicationThatFails() throws IOException {
    Ended failed = plinth().before(application("create table users ();")).run("migrate");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err().lines().skip(ALL.size()))
        .containsExactly(
            "plinth: V1__create_notes.sql, line 1: relation \"users\" already exists (SQLSTATE 42P07)",
            "plinth: it was rolled back: the database is as the previous migration left it");
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
    assertThat(Sql.rows(database, HISTORY_OF_APPLICATION)).isEmpty();
  }

  @Test
  void namesTheHistoryOfAnApplicationWhoseMigrationFailedOutsideATransaction() throws IOException {
    Path bad = application("create index concurrently users_nix_idx on users (nix);");
    plinth().before(bad).run("migrate");

    Ended again = plinth().before(bad).run("migrate");

    assertThat(again.err())
        .contains("V1__create_notes.sql failed half-way outside a transaction")
        .contains("delete its row (success = false) from application_schema_history");
  }

  @Test
  void keepsNoHistoryOfAnApplicationThatDoesNotExist() {
    plinth().run("migrate");

    assertThat(Sql.rows(database, "select to_regclass('application_schema_history')"))
        .containsExactly("null");
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Boolean.getBoolean("soak") ? 100 : 5);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void appliesEachMigrationOnceWhenTwoRunAtTheSameTime(int round) {
    Running one = plinth().start("migrate");
    Running other = plinth().start("migrate");

    Ended first = one.end();
    Ended second = other.end();

    assertThat(first.exitCode() + second.exitCode()).isZero();
    assertThat((first.err() + second.err()).lines().filter(line -> line.contains("applied V")))
        .hasSize(ALL.size());
    assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
  }

  /** Runs the services' migration at start here, alongside the command in its own process. */
  @ParameterizedTest
  @MethodSource("rounds")
  void appliesEachMigrationOnceWhileBothServicesStart(int round) throws Exception {
    ExecutorService services = Executors.newFixedThreadPool(2);
    try (Connection holder = database.getConnection();
        Statement statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      Running command = plinth().start("migrate");
      Future<Integer> users = services.submit(this::startService);
      Future<Integer> blogs = services.submit(this::startService);
      await().atMost(BOUND).until(() -> Sql.rows(database, WAITING).equals(List.of("3")));

      statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      Ended ended = command.end();

      assertThat(ended.exitCode()).as(ended.toString()).isZero();
      long byCommand = ended.err().lines().filter(line -> line.contains("applied V")).count();
      assertThat(byCommand + users.get() + blogs.get()).isEqualTo(ALL.size());
      assertThat(Sql.rows(database, HISTORY)).isEqualTo(ALL);
    } finally {
      services.shutdownNow();
    }
  }

  private int startService() {
    return new Migrations(database).apply();
  }

  @Test
  void takesTurnsOnTheEmbeddedDatabaseAndStopsIt() {
    PlinthProcess embedded = new PlinthProcess(folder);
    Running one = embedded.start("migrate");
    Running other = embedded.start("migrate");

    Ended first = one.end();
    Ended second = other.end();

    assertThat(first.exitCode() + second.exitCode()).as(first + "\n" + second).isZero();
    assertThat((first.err() + second.err()).lines().filter(line -> line.contains("applied V")))
        .hasSize(ALL.size());
    assertThat(folder.resolve("home/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void waitsForTheMigrationOfAKilledRunnerAndSaysSo() throws Exception {
    String mark = "m" + UUID.randomUUID().toString().replace("-", "");
    Path slow =
        migrations(
            "V90__slow.sql",
            "create table slow (); select pg_advisory_xact_lock(90) as " + mark + ";");
    Ended finished;
    try (Connection holder = database.getConnection();
        Statement lock = holder.createStatement()) {
      lock.execute("select pg_advisory_lock(90)");
      Running killed = plinth().before(slow).start("migrate");
      await().until(() -> !sleeping(mark).isEmpty());
      killed.process().destroyForcibly().waitFor();
      Running next = plinth().before(slow).start("migrate");
      await().atMost(Duration.ofSeconds(30)).until(() -> next.err().contains("waiting"));
      lock.execute("select pg_advisory_unlock(90)");
      finished = next.end();
    }

    assertThat(finished.err())
        .containsPattern("plinth: another migration is running on postgresql://\\S+, waiting\n")
        .contains("applied V90__slow.sql");
    assertThat(finished.exitCode()).isZero();
    assertThat(Sql.rows(database, HISTORY))
        .startsWith("1 t")
        .endsWith("90 t")
        .hasSize(ALL.size() + 1);
  }

  @Test
  void namesADatabaseThatItCanNotLogInTo() {
    Ended refused = plinth().with("DB_NAME", "elsewhere").run("migrate");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("plinth: there is no database elsewhere at postgresql://postgres@127.0.0.1:")
        .hasLineCount(1);
  }

  private List<String> sleeping(String mark) {
    return Sql.rows(
        database,
        "select pid from pg_stat_activity where pid <> pg_backend_pid() and query like '%"
            + mark
            + "%'");
  }

  private PlinthProcess plinth() {
    return new PlinthProcess(folder).with(database);
  }

  /** Returns a folder for the class path with an additional migration. */
  private Path migrations(String name, String sql) throws IOException {
    return classes("db/migration/" + name, sql);
  }

  /** Returns a folder for the class path with the first migration of an application. */
  private Path application(String sql) throws IOException {
    return classes("db/application/V1__create_notes.sql", sql);
  }

  private Path classes(String name, String sql) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
    return classes;
  }
}
