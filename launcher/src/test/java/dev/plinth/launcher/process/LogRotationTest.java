package dev.plinth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {

  @TempDir private Path folder;

  @Test
  void movesTheContentOfALargeFileAwayWhileItsProgramKeepsWriting() throws IOException {
    Path log = folder.resolve("server.log");
    try (OutputStream program =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      program.write("long".getBytes());
      new LogRotation(folder, 3).run();
      program.write("new".getBytes());
    }

    assertThat(log).hasContent("new");
    assertThat(folder.resolve("server.log.1")).hasContent("long");
  }

  @Test
  void leavesASmallFileAsItIs() throws IOException {
    Path log = Files.writeString(folder.resolve("redis.log"), "few");

    new LogRotation(folder, 3).run();

    assertThat(log).hasContent("few");
    assertThat(folder.resolve("redis.log.1")).doesNotExist();
  }
}
