package dev.plinth.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home")).prepare();
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    assertThat(permissions(home.root())).isEqualTo("rwx------");
    assertThat(permissions(home.logs())).isEqualTo("rwx------");
  }

  @Test
  void canNotBeAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new Home(file).prepare())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("PLINTH_HOME " + file + " can't be used");
  }

  @Test
  void isUsedByOneLauncherAtATime() {
    HomeLock lock = HomeLock.of(home);

    assertThatThrownBy(() -> HomeLock.of(home))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("already running")
        .hasMessageContaining(home.root().toString());

    lock.close();
    HomeLock.of(home).close();
  }

  @Test
  void tellsWhoUsesIt() throws IOException {
    HomeLock lock = HomeLock.of(home);

    String holder = Files.readString(home.lock());

    assertThat(holder).isEqualTo(Long.toString(ProcessHandle.current().pid()));
    lock.close();
  }

  @Test
  void keepsSecretsReadableForTheOwnerOnly() throws IOException {
    Path file = Files.writeString(home.databasePassword(), "a longer and older one");

    Secret.write(file, "new");

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("new");
  }

  @Test
  void makesUpADifferentPasswordEachTime() {
    assertThat(Secret.random()).matches("[0-9a-f]{48}").isNotEqualTo(Secret.random());
  }

  @Test
  void deletesAFolderButNotWhatItsLinksPointTo() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Path doomed = Files.createDirectories(folder.resolve("doomed/deeper")).getParent();
    Files.createFile(kept.resolve("file"));
    Files.createSymbolicLink(doomed.resolve("deeper/link"), kept);

    Folders.delete(doomed);

    assertThat(doomed).doesNotExist();
    assertThat(kept.resolve("file")).exists();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
