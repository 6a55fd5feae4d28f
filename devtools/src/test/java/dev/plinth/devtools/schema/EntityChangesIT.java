package dev.plinth.devtools.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated SQL for each kind of change, and its effect on 10,000 rows. */
class EntityChangesIT {

  @TempDir private static Path home;
  private static ScratchDatabase scratch;

  @TempDir private Path folder;
  private Path migrations;

  @BeforeAll
  static void start() throws IOException {
    scratch =
        ScratchDatabase.open(new Home(home), new Progress(new PrintWriter(new StringWriter())));
  }

  @AfterAll
  static void stop() {
    scratch.close();
  }

  static Stream<EntityChange> changes() {
    return EntityChange.all();
  }

  @BeforeEach
  void migrations() throws IOException {
    migrations = Files.createDirectory(folder.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__shop.sql"), Shop.MIGRATION);
  }

  @Test
  void thereIsNoDifferenceWithoutAChange() throws Exception {
    SchemaDifference difference = difference(Map.of());

    assertThat(difference.sql()).isEqualTo("\n");
    assertThat(difference.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isWrittenAsSqlThatMatchesTheEntitiesAndIsRightForExistingRows(EntityChange change)
      throws Exception {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).from(migrations).apply();
    Sql.run(database, Shop.ROWS);

    SchemaDifference difference = difference(change.edits());
    Files.writeString(migrations.resolve("V2__change.sql"), difference.sql());
    new Migrations(database).from(migrations).apply();

    assertThat(difference.sql().strip()).isEqualTo(change.sql().strip());
    assertThat(difference(change.edits()).changes()).isEmpty();
    assertThat(Sql.rows(database, change.question())).containsExactly(change.answer());
    assertThat(Sql.rows(database, Shop.ONLY_IN_SQL)).isEqualTo(Shop.ALL_OF_IT);
  }

  /** PostgreSQL refuses to convert a column that a view uses. */
  @Test
  void aViewOfAColumnThatGetsAnotherTypeIsRecreated() throws Exception {
    Map<String, String> edits = Map.of("100)\n  String title", "200)\n  String title");

    SchemaDifference difference = difference(edits);

    assertThat(difference.sql())
        .containsSubsequence(
            "drop view titles;", "alter column title type varchar(200);", "create view titles as")
        .contains("create index items_title_idx on items (title)\nwhere (stock > 0);")
        .doesNotContain("using");
  }

  /** The new table takes the name of its unique constraint from the old one, which stays. */
  @Test
  void aRenamedTableHasACommentAndAMigrationThatWorks() throws Exception {
    DataSource database = TestPostgres.emptyDatabase();
    new Migrations(database).from(migrations).apply();
    Sql.run(database, Shop.ROWS);
    Map<String, String> edits = Map.of("@Table(name = \"makers\"", "@Table(name = \"brands\"");

    SchemaDifference difference = difference(edits);
    Files.writeString(migrations.resolve("V2__change.sql"), difference.sql());
    new Migrations(database).from(migrations).apply();

    assertThat(difference.sql())
        .containsSubsequence(
            "alter index makers_name_key rename to makers_name_key_of_makers;",
            "create table brands (",
            "add constraint makers_name_key unique (name);",
            "-- Was it renamed to brands? Then write only this instead of the new table:",
            "-- alter table makers rename to brands;");
    assertThat(difference(edits).changes()).isEmpty();
    assertThat(Sql.rows(database, "select count(*) from makers")).containsExactly("1");
  }

  @Test
  void anIdentityOfALongIsABigint() throws Exception {
    DataSource database = TestPostgres.emptyDatabase();
    Map<String, String> edits =
        Map.of(
            "new Visit",
            """
            @Entity
            @Table(name = "visits")
            class Visit {
              @Id
              @GeneratedValue(strategy = GenerationType.IDENTITY)
              Long id;

              @Column(length = 20)
              String page;
            }
            """);

    SchemaDifference difference = difference(edits);
    Files.writeString(migrations.resolve("V2__change.sql"), difference.sql());
    new Migrations(database).from(migrations).apply();
    Sql.run(database, "insert into visits (page) values ('first')");

    assertThat(Sql.rows(database, "select id, pg_typeof(id) from visits"))
        .containsExactly("1 bigint");
    assertThat(difference(edits).changes()).isEmpty();
  }

  @Test
  void aMigrationThatFailsIsNamed() throws IOException {
    Files.writeString(migrations.resolve("V2__nonsense.sql"), "create nonsense;");

    assertThatThrownBy(() -> difference(Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("V2__nonsense.sql, line 1: ");
  }

  @Test
  void entitiesThatPostgresRefusesAreReported() {
    Map<String, String> edits = Map.of("length = 50", "columnDefinition = \"nix\"");

    assertThatThrownBy(() -> difference(edits))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("PostgreSQL refuses the schema of the entities: ")
        .hasMessageContaining("type \"nix\" does not exist");
  }

  private SchemaDifference difference(Map<String, String> edits) throws Exception {
    Map<String, String> sources = new HashMap<>(Shop.ENTITIES);
    edits.forEach(
        (before, after) -> sources.replaceAll((name, text) -> text.replace(before, after)));
    Shop.addNew(edits, sources);
    Path classes = Files.createTempDirectory(folder, "classes");
    return new Entities(classes, sources)
        .use(() -> new SchemaComparison(scratch, migrations).difference());
  }
}
