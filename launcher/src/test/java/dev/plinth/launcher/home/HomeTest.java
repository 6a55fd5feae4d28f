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
        .hasMessage(
            "PLINTH_HOME %s can't be used: it is a file, not a folder"
                + " (set PLINTH_HOME to a folder that you can write to)",
            file);
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
  void doesNotMistakeAnotherProcessForTheOneThatUsedIt() throws IOException {
    long pid = ProcessHandle.current().pid();

    Files.writeString(home.lock(), "application " + pid + " 0");

    assertThat(HomeLock.holder(home).process()).isEmpty();
    assertThat(HomeLock.current(home)).isEmpty();
  }

  @Test
  void namesTheProcessThatUsesIt() {
    HomeLock lock = HomeLock.of(home);

    ProcessHandle self = ProcessHandle.current();

    assertThat(HomeLock.holder(home).pid()).isEqualTo(self.pid());
    assertThat(HomeLock.holder(home).process()).contains(self);
    assertThat(HomeLock.holder(home).isBrief()).isFalse();
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
  void generatesADifferentPasswordEachTime() {
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
