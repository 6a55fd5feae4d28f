package dev.plinth.devtools.devloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSnapshotTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("Blog.java"), "old");
  }

  @Test
  void isTheSameWhenNothingHasChanged() {
    assertThat(FolderSnapshot.of(folder)).isEqualTo(FolderSnapshot.of(folder));
  }

  @Test
  void returnsAddedChangedAndDeletedFiles() throws IOException {
    Path gone = Files.writeString(folder.resolve("Gone.java"), "");
    FolderSnapshot before = FolderSnapshot.of(folder);

    Files.delete(gone);
    Files.writeString(file, "longer");
    Path added =
        Files.writeString(Files.createDirectory(folder.resolve("new")).resolve("New.java"), "");

    assertThat(FolderSnapshot.of(folder).since(before))
        .containsExactlyInAnyOrder(gone, file, added);
  }

  @Test
  void noticesARenamedFileOfTheSameAgeAndSize() throws IOException {
    FolderSnapshot before = FolderSnapshot.of(folder);
    Path other = Files.writeString(folder.resolve("x~"), "new");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));

    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

    assertThat(FolderSnapshot.of(folder).since(before)).containsExactly(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".Blog.java.swp",
        "Blog.java~",
        "#Blog.java#",
        ".#Blog.java",
        "Blog.java___jb_tmp___",
        "Blog.java.tmp",
        "4913"
      })
  void ignoresTemporaryFilesOfEditors(String name) throws IOException {
    FolderSnapshot before = FolderSnapshot.of(folder);

    Files.writeString(folder.resolve(name), "x");

    assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
  }

  @Test
  void isEmptyWhereThereIsNoFolder() {
    assertThat(FolderSnapshot.of(folder.resolve("none")).files()).isEmpty();
  }
}
