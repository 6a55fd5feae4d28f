package dev.plinth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {

  @TempDir private Path folder;

  @Test
  void returnsTheExitCodeAndKeepsTheOutput() throws IOException {
    Path log = folder.resolve("program.log");

    int exitCode = ExternalProgram.run(log, List.of("sh", "-c", "echo out; echo err >&2; exit 3"));

    assertThat(exitCode).isEqualTo(3);
    assertThat(log).hasContent("out\nerr\n");
  }

  @Test
  void runsAProgramInItsOwnSessionUnderTheReportedId() throws IOException {
    Path log = folder.resolve("program.log");
    Process process =
        ExternalProgram.builder(log, List.of("sh", "-c", "cut -d ' ' -f 6 /proc/$$/stat")).start();

    ExternalProgram.await(process);

    assertThat(Files.readString(log).strip()).isEqualTo(Long.toString(process.pid()));
  }

  @Test
  void rotatesTheLogOfThePreviousRun() throws IOException {
    Path log = Files.writeString(folder.resolve("program.log"), "second run");
    Files.writeString(folder.resolve("program.log.1"), "first run");

    ExternalProgram.rotate(log);

    assertThat(log).doesNotExist();
    assertThat(folder.resolve("program.log.1")).hasContent("second run");
  }

  @Test
  void needsNoLogOfAPreviousRun() throws IOException {
    ExternalProgram.rotate(folder.resolve("program.log"));

    assertThat(folder).isEmptyDirectory();
  }
}
