package dev.plinth.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresLogTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2026-11-23 09:04:47 UTC [1] FATAL:  could not open file, could not open file",
    "2026-11-23 09:04:47 UTC [1] PANIC:  could not locate a valid checkpoint record,"
        + "could not locate a valid checkpoint record",
    "initdb: error: cannot be run as root, cannot be run as root",
    "pg_ctl: could not start server, could not start server"
  })
  void returnsTheErrorMessage(String line, String reason) throws IOException {
    Path log = write("waiting for server to start....\n" + line + "\nstopped waiting\n");

    assertThat(PostgresLog.reason(log)).isEqualTo(reason + " (log: " + log + ")");
  }

  @Test
  void returnsTheFirstOfSeveralErrorMessages() throws IOException {
    Path log = write("FATAL:  the cause\npg_ctl: could not start server\n");

    assertThat(PostgresLog.reason(log)).startsWith("the cause");
  }

  @Test
  void returnsTheLastLineIfThereIsNoErrorMessage() throws IOException {
    Path log = write("error while loading shared libraries: libz.so.1\n\n");

    assertThat(PostgresLog.reason(log)).startsWith("error while loading shared libraries");
  }

  @Test
  void returnsThatThereIsNoMessage() throws IOException {
    assertThat(PostgresLog.reason(write(""))).startsWith("no message");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("postgres.log"), content);
  }
}
