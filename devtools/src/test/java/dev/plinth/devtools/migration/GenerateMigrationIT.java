package dev.plinth.devtools.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.launcher.PlinthProcess;
import dev.plinth.launcher.PlinthProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in a project whose migrations are behind the product's entities. */
class GenerateMigrationIT {

  private static final Path MIGRATIONS =
      Path.of("../persistence-ejb/src/main/resources/db/migration");

  /** Where all tests find PostgreSQL unpacked but the first. */
  @TempDir private static Path home;

  @TempDir private Path folder;
  private Path sources;
  private PlinthProcess plinth;

  @BeforeEach
  void projectWithTheFirstMigrationOnly() throws IOException {
    sources = Files.createDirectories(folder.resolve(MIGRATIONS.subpath(1, 7)));
    copy("V1__create_users.sql");
    plinth = new PlinthProcess(folder).with("PLINTH_HOME", home.toString());
  }

  @Test
  void writesWhatIsMissingAndPrintsItsPath() throws IOException {
    Ended generate = plinth.run("migration", "generate", "create-blogs");

    Path file = sources.resolve("V2__create_blogs.sql");
    assertThat(generate.err()).isEmpty();
    assertThat(generate.out().strip()).isEqualTo(file.toRealPath().toString());
    assertThat(generate.exitCode()).isZero();
    assertThat(file)
        .content()
        .contains("create table blogs (")
        .contains("create table cache_generation (")
        .contains("alter table users\n  add column canonical_username text;")
        .doesNotContain("drop", "create table users", "alter column")
        .contains("constraint blogs_pkey primary key (id)")
        .contains("constraint blogs_user_id_fkey foreign key (user_id) references users(id)");
  }

  @Test
  void saysThatThereIsNoDifferenceAndWritesNothing() throws IOException {
    plinth.run("migration", "generate", "create_blogs");

    Ended again = plinth.run("migration", "generate", "create_more");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).isEqualTo("plinth: no difference: the migrations match the entities\n");
    assertThat(sources).isDirectoryNotContaining("glob:**V3*");
  }

  @Test
  void leavesNoDatabaseBehind() throws IOException {
    plinth.run("migration", "generate", "create_blogs");

    try (Stream<Path> left = Files.list(home)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("logs", "programs");
    }
  }

  @Test
  void writesNothingWhereAMigrationFails() throws IOException {
    Files.writeString(sources.resolve("V2__nonsense.sql"), "create nonsense;\n");

    Ended generate = plinth.run("migration", "generate", "create_blogs");

    assertThat(generate.exitCode()).isEqualTo(1);
    assertThat(generate.err())
        .startsWith("plinth: V2__nonsense.sql, line 1: syntax error at or near \"nonsense\"");
    assertThat(sources).isDirectoryNotContaining("glob:**V3*");
  }

  private void copy(String migration) throws IOException {
    Files.copy(MIGRATIONS.resolve(migration), sources.resolve(migration));
  }
}
