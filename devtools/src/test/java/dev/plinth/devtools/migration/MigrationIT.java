package dev.plinth.devtools.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import dev.plinth.runtime.database.ShippedMigrations;
import dev.plinth.runtime.database.Sql;
import dev.plinth.runtime.database.TestPostgres;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationIT {

  private static final String PLACE = "persistence-ejb/src/main/resources/db/migration";

  private static final String FORGET_THE_NEWEST =
      "delete from flyway_schema_history where installed_rank ="
          + " (select max(installed_rank) from flyway_schema_history)";

  @TempDir private Path folder;
  private Path sources;

  @BeforeEach
  void project() throws IOException {
    sources = Files.createDirectories(folder.resolve("project").resolve(PLACE));
    Files.createFile(sources.resolve("V1__create_users.sql"));
    Files.createFile(sources.resolve("V2__create_blogs.sql"));
  }

  @Test
  void showsTheStateOfEachMigrationAsATable() {
    DataSource database = TestPostgres.emptyDatabase();
    PlinthProcess plinth = new PlinthProcess(folder).with(database);
    plinth.run("migrate");
    Sql.run(database, "update flyway_schema_history set checksum = 1 where version = '1'");
    Sql.run(database, FORGET_THE_NEWEST);

    Ended status = plinth.run("migration", "status");

    assertThat(status.exitCode()).isZero();
    assertThat(status.err()).isEmpty();
    List<String> lines = status.out().lines().toList();
    int newest = ShippedMigrations.versions().size();
    assertThat(lines).hasSize(newest + 1);
    assertThat(lines.get(0)).matches("version  description +state    applied at");
    assertThat(lines.get(1)).matches("1        create users +changed  20\\S+Z");
    assertThat(lines.subList(2, newest))
        .allMatch(line -> line.matches("\\d+ +\\S.*\\S +applied  20\\S+Z"))
        .map(line -> line.replaceAll(" +applied .*", "").replaceAll(" +", " "))
        .isEqualTo(ShippedMigrations.titles().subList(1, newest - 1));
    assertThat(lines.get(2)).matches("2        create blogs +applied  20\\S+Z");
    assertThat(lines.get(newest).replaceAll(" +", " "))
        .isEqualTo(ShippedMigrations.titles().get(newest - 1) + " pending");
  }

  @Test
  void showsTheStateOfEachMigrationAsJson() {
    DataSource database = TestPostgres.emptyDatabase();
    PlinthProcess plinth = new PlinthProcess(folder).with(database);
    plinth.run("migrate");
    Sql.run(database, FORGET_THE_NEWEST);

    Ended status = plinth.run("migration", "status", "--json");

    JsonArray versions = Json.createReader(new StringReader(status.out())).readArray();
    JsonObject first = versions.getJsonObject(0);
    assertThat(first.getString("version")).isEqualTo("1");
    assertThat(first.getString("description")).isEqualTo("create users");
    assertThat(first.getString("state")).isEqualTo("applied");
    assertThat(Instant.parse(first.getString("appliedAt"))).isBefore(Instant.now());
    JsonObject newest = versions.getJsonObject(versions.size() - 1);
    assertThat(newest.getString("state")).isEqualTo("pending");
    assertThat(newest.get("appliedAt")).isEqualTo(JsonValue.NULL);
  }

  /** The history has no time zone, and the two processes have different ones. */
  @Test
  void showsTheInstantWhateverTheTimeZones() {
    DataSource database = TestPostgres.emptyDatabase();
    Instant before = Instant.now();
    new PlinthProcess(folder).with(database).with("TZ", "Asia/Tokyo").run("migrate");

    Ended status =
        new PlinthProcess(folder)
            .with(database)
            .with("TZ", "America/New_York")
            .run("migration", "status", "--json");

    JsonArray versions = Json.createReader(new StringReader(status.out())).readArray();
    Instant appliedAt = Instant.parse(versions.getJsonObject(0).getString("appliedAt"));
    assertThat(appliedAt).isBetween(before, Instant.now());
  }

  @Test
  void showsWhichMigrationIsMissing() {
    DataSource database = TestPostgres.emptyDatabase();
    PlinthProcess plinth = new PlinthProcess(folder).with(database);
    plinth.run("migrate");
    Sql.run(database, "update flyway_schema_history set version = '1.5' where version = '2'");

    Ended status = plinth.run("migration", "status");

    assertThat(status.out()).containsPattern("1\\.5 +create blogs +missing +20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add_birthday", "add birthday", "add-birthday", " add  -birthday "})
  void writesAnEmptyMigrationWithTheNextNumberAndPrintsItsPath(String name) throws IOException {
    Ended create = new PlinthProcess(folder.resolve("project")).run("migration", "create", name);

    Path file = sources.resolve("V3__add_birthday.sql");
    assertThat(create.exitCode()).isZero();
    assertThat(create.out().strip()).isEqualTo(file.toRealPath().toString());
    assertThat(file).isEmptyFile();
  }

  @Test
  void findsTheSourcesFromAFolderInsideOfTheProject() {
    Ended create =
        new PlinthProcess(sources.getParent()).run("migration", "create", "add_birthday");

    assertThat(create.exitCode()).isZero();
    assertThat(sources.resolve("V3__add_birthday.sql")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "naïve", "a.b", "", " ", "__", "drop;"})
  void refusesAnInvalidName(String name) {
    Ended create = new PlinthProcess(folder.resolve("project")).run("migration", "create", name);

    assertThat(create.exitCode()).isEqualTo(2);
    assertThat(create.err()).contains("'" + name + "' must have letters, digits, underscores");
    assertThat(sources).isDirectoryNotContaining("glob:**V3*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "generate"})
  void needsAName(String command) {
    Ended create = new PlinthProcess(folder.resolve("project")).run("migration", command);

    assertThat(create.exitCode()).isEqualTo(2);
    assertThat(create.err())
        .contains("Missing required parameter: 'NAME'", "plinth migration " + command + " --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "generate"})
  void refusesANameThatAnotherMigrationHas(String command) throws IOException {
    Ended create =
        new PlinthProcess(folder.resolve("project")).run("migration", command, "create-blogs");

    assertThat(create.exitCode()).isEqualTo(1);
    assertThat(create.err())
        .isEqualTo(
            "plinth: %s already exists: choose another name%n"
                .formatted(sources.toRealPath().resolve("V2__create_blogs.sql")));
  }

  @Test
  void knowsOnlyItsOwnSubcommandsAndOptions() {
    PlinthProcess plinth = new PlinthProcess(folder);

    assertThat(plinth.run("migration").exitCode()).isEqualTo(2);
    assertThat(plinth.run("migration", "status", "--xml").exitCode()).isEqualTo(2);
    assertThat(plinth.run("migration", "create", "a", "b").exitCode()).isEqualTo(2);
    assertThat(plinth.run("migrate", "--fast").err())
        .contains("\"--fast\" is not an option of plinth migrate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "create", "generate"})
  void explainsEachSubcommand(String command) {
    Ended help = new PlinthProcess(folder).run("migration", command, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: plinth migration " + command, "Exit codes:");
  }
}
