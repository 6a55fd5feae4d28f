package dev.plinth.persistence.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.runtime.database.DatabaseTarget;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import dev.plinth.runtime.database.TestRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationDiagnosisTest {

  private static final String ADDRESS = "postgresql://app@db:5432/plinth";
  private static final DatabaseTarget TARGET = new DatabaseTarget("db", 5432, "app", "plinth");
  private static final String ROLLED_BACK =
      "it was rolled back: the database is as the previous migration left it";

  @TempDir private Path folder;
  private final DataSource database = TestPostgres.emptyDatabase();

  @ParameterizedTest
  @ValueSource(strings = {"V2_add_note.sql", "v2__add_note.sql", "V__add_note.sql", "notes.sql"})
  void namesAFileWithoutTheNameOfAMigration(String name) throws IOException {
    write(name, "select 1;");

    assertThat(diagnosis())
        .containsExactly(
            name + " is not the name of a migration: call it V<number>__<verb>_<thing>.sql");
  }

  @Test
  void namesBothFilesOfTheSameVersion() throws IOException {
    write("V1__one.sql", "select 1;");
    write("V1__two.sql", "select 1;");

    assertThat(diagnosis())
        .singleElement()
        .asString()
        .matches(
            "V1__(one|two).sql and V1__(one|two).sql have the same version:"
                + " give the newer one the next number");
  }

  @Test
  void namesAFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("V1__latin.sql"), "select 'Größe';".getBytes(ISO_8859_1));

    assertThat(diagnosis())
        .containsExactly("V1__latin.sql is not UTF-8: save it in that encoding, and migrate again");
  }

  @ParameterizedTest
  @CsvSource({
    "'create table m ();\n\ncreate index concurrently i on m ((1));', 3",
    "'create index concurrently i on m ((1));\ncreate table m ();', 2"
  })
  void namesFileAndLineOfAStatementThatNeedsItsOwnMigration(String sql, int line)
      throws IOException {
    write("V1__good.sql", "select 1;");
    write("V2__mixed.sql", sql);

    assertThat(diagnosis())
        .containsExactly(
            "V2__mixed.sql, line "
                + line
                + ": a statement that can't run in a transaction, such as create index"
                + " concurrently, needs a migration of its own: move it there");
  }

  @Test
  void doesNotReplacePlaceholders() throws IOException {
    write("V1__note.sql", "create table notes (greeting text default 'Hello ${name}');");

    migrations().apply();

    Sql.run(database, "insert into notes default values");
    assertThat(Sql.rows(database, "table notes")).containsExactly("Hello ${name}");
  }

  @Test
  void refusesASchemaOfAnotherProgram() throws IOException {
    Sql.run(database, "create table others ()");
    write("V1__one.sql", "select 1;");

    assertThat(diagnosis())
        .containsExactly(
            "the schema of "
                + ADDRESS
                + " is not empty and has no flyway_schema_history: use an empty database, or empty"
                + " this one with plinth reset");
  }

  @Test
  void refusesAHistoryOfAnotherProgram() throws IOException {
    Sql.run(database, "create table flyway_schema_history (id int)");
    write("V1__one.sql", "select 1;");

    assertThat(diagnosis())
        .singleElement()
        .asString()
        .startsWith("flyway_schema_history of " + ADDRESS + " is not a history of migrations: ")
        .contains("column \"installed_rank\" does not exist; use another database");
  }

  @Test
  void namesTheFileWhoseHistoryContradictsIt() throws IOException {
    write("V1__one.sql", "select 1;");
    write("V2__two.sql", "select 2;");
    migrations().apply();
    write("V1__one.sql", "select 3;");
    Files.delete(folder.resolve("V2__two.sql"));
    write("V3__three.sql", "select 3;");

    assertThat(diagnosis())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("V1__one.sql was changed after it was applied"),
            line -> assertThat(line).startsWith("V2__two.sql is applied to").contains("missing"));
  }

  @Test
  void namesTheRoleThatLacksAPrivilege() throws IOException {
    DataSource app = TestRole.of(database);
    write("V1__one.sql", "create table one ();");

    assertThat(diagnosis(new Migrations(app).from(folder)))
        .containsExactly(
            "app lacks a privilege at "
                + ADDRESS
                + ": permission denied for schema public; let the owner grant it, such as grant"
                + " usage, create on schema public to app");
  }

  @Test
  void namesTheRoleThatMayNotUseTheSchema() throws IOException {
    DataSource app = TestRole.of(database);
    Sql.run(database, "revoke all on schema public from public");
    write("V1__one.sql", "create table one ();");

    assertThat(diagnosis(new Migrations(app).from(folder)))
        .singleElement()
        .asString()
        .startsWith("app has no schema to use at " + ADDRESS)
        .contains("grant usage, create on schema public to app");
  }

  @Test
  void reportsThatTheDatabaseIsReadOnly() throws IOException {
    DataSource app = TestRole.owner(database, "default_transaction_read_only = on");
    write("V1__one.sql", "create table one ();");

    assertThat(diagnosis(new Migrations(app).from(folder)))
        .containsExactly(
            ADDRESS
                + " is read-only: connect to the primary server, or check"
                + " default_transaction_read_only");
  }

  @Test
  void namesTheStatementTimeoutOfTheRoleThatEndedAMigration() throws IOException {
    DataSource app = TestRole.owner(database, "statement_timeout = '300ms'");
    write("V1__slow.sql", "select 1;\nselect pg_sleep(9);");

    assertThat(diagnosis(new Migrations(app).from(folder)))
        .containsExactly(
            "V1__slow.sql, line 2: "
                + ADDRESS
                + " ended the statement or session: canceling statement due to statement timeout;"
                + " if that is a limit of the role, raise it, such as alter role app set statement_timeout ="
                + " '10min'",
            ROLLED_BACK);
  }

  @Test
  void namesTheLockTimeoutOfTheRoleThatEndedAMigration() throws Exception {
    DataSource app = TestRole.owner(database, "lock_timeout = '300ms'");
    write("V1__one.sql", "create table one ();");
    new Migrations(app).from(folder).apply();
    write("V2__wait.sql", "alter table one add column a int;");

    try (Connection holder = database.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table one");

      assertThat(diagnosis(new Migrations(app).from(folder)))
          .containsExactly(
              "V2__wait.sql, line 1: "
                  + ADDRESS
                  + " did not grant a lock in time: canceling statement due to lock timeout; try"
                  + " again when its holder is done, or raise lock_timeout of app",
              ROLLED_BACK);
    }
  }

  @Test
  void reportsThatAMigrationWasRolledBack() throws IOException {
    write("V1__one.sql", "create table one ();\ncreate nonsense;");

    assertThat(diagnosis())
        .containsExactly(
            "V1__one.sql, line 2: syntax error at or near \"nonsense\" (SQLSTATE 42601)",
            ROLLED_BACK);
  }

  @Test
  void reportsThatStatementsBeforeACommitWereKept() throws IOException {
    write("V1__one.sql", "create table one ();\ncommit;\ncreate nonsense;");

    assertThat(diagnosis())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("V1__one.sql, line 3: syntax error"),
            line -> assertThat(line).startsWith("the statements before its own commit were kept"));
  }

  @Test
  void doesNotReportARollbackOutsideOfTransactions() throws IOException {
    write("V1__one.sql", "create index concurrently i on nothing (x);");

    assertThat(diagnosis())
        .hasSize(2)
        .noneMatch(line -> line.contains("rolled back"))
        .anyMatch(line -> line.contains("failed half-way outside a transaction"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
  void refusesADatabaseInAnotherEncoding(String encoding) throws IOException {
    DataSource other = TestPostgres.emptyDatabase(encoding);
    write("V1__one.sql", "create table one ();");

    assertThat(diagnosis(new Migrations(other).from(folder)))
        .containsExactly(
            ADDRESS
                + " has the encoding "
                + encoding
                + ", and Plinth needs UTF8: create database … encoding 'UTF8' template template0,"
                + " and set DB_NAME");
    assertThat(Sql.rows(other, "select count(*) from pg_tables where schemaname = 'public'"))
        .containsExactly("0");
  }

  private List<String> diagnosis() {
    return diagnosis(migrations());
  }

  private static List<String> diagnosis(Migrations migrations) {
    FlywayException failure = catchThrowableOfType(FlywayException.class, migrations::apply);
    assertThat(failure).isNotNull();
    List<String> lines = MigrationDiagnosis.of(failure, migrations, TARGET);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasLineCount(1));
    return lines;
  }

  private Migrations migrations() {
    return new Migrations(database).from(folder);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql, UTF_8);
  }
}
