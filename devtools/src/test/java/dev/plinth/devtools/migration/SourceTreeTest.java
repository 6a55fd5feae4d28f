package dev.plinth.devtools.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

  private static final String PLACE = "persistence-ejb/src/main/resources/db/migration";

  @TempDir private Path folder;

  @Test
  void isTheOneAroundTheFirstFolderThatIsInsideAProject() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path inside = Files.createDirectories(folder.resolve("project/launcher/target"));
    Path sources = Files.createDirectories(folder.resolve("project").resolve(PLACE));

    assertThat(SourceTree.around(outside, inside)).isEqualTo(new SourceTree(sources));
  }

  @Test
  void isNeededForWriting() {
    assertThatThrownBy(() -> SourceTree.around(folder))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "there is no %s in %s or above it: go to the sources of a Plinth project"
                .formatted(PLACE, folder));
  }

  @Test
  void countsFromTheHighestNumberAndNotFromTheNumberOfFiles() throws IOException {
    Files.createFile(folder.resolve("V9__nine.sql"));
    Files.createFile(folder.resolve("V10__ten.sql"));
    Files.createFile(folder.resolve("V2.1__two.sql"));
    Files.createFile(folder.resolve("notes.txt"));

    Path written = new SourceTree(folder).write(new MigrationName("next"), "select 1;\n");

    assertThat(written).isEqualTo(folder.resolve("V11__next.sql")).hasContent("select 1;\n");
  }

  @Test
  void beginsWithOne() {
    assertThat(new SourceTree(folder).write(new MigrationName("first"), ""))
        .isEqualTo(folder.resolve("V1__first.sql"));
  }

  @Test
  void reportsThatItCanNotBeRead() {
    SourceTree nowhere = new SourceTree(folder.resolve("nowhere"));

    assertThatThrownBy(() -> nowhere.write(new MigrationName("x"), ""))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("can't be read");
  }
}
