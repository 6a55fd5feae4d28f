package dev.plinth.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

  private static final String RECORD =
      """
      %d
      /home/ada/.plinth/postgres
      1795424687
      38417

      127.0.0.1
        8450247         5
      ready
      """;

  @TempDir private Path data;

  @Test
  void readsProcessAndPort() throws IOException {
    Files.writeString(Postmaster.file(data), RECORD.formatted(4711));

    assertThat(Postmaster.recordedIn(data)).contains(new Postmaster(4711, 38417, true));
  }

  @Test
  void isNotOnRecordWhereNoServerRan() throws IOException {
    assertThat(Postmaster.recordedIn(data)).isEmpty();
  }

  @Test
  void isNotOnRecordWhereTheFileIsDamaged() throws IOException {
    Files.writeString(Postmaster.file(data), "");

    assertThat(Postmaster.recordedIn(data)).isEmpty();
  }

  @Test
  void isNotAnotherProgramThatGotTheSameId() {
    Postmaster postmaster = new Postmaster(ProcessHandle.current().pid(), 38417, true);

    assertThat(postmaster.running(data)).isEmpty();
  }

  @Test
  void isAProcessThatRunsAProgramOfTheHome() {
    ProcessHandle self = ProcessHandle.current();
    Path programs = Path.of(self.info().command().orElseThrow()).getParent();

    assertThat(new Postmaster(self.pid(), 38417, true).running(programs)).contains(self);
  }
}
