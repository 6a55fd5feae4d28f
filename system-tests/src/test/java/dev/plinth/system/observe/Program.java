package dev.plinth.system.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A completed run of a program.
 *
 * @param exitCode its exit code
 * @param said its output
 */
record Program(int exitCode, String said) {

  /**
   * Runs a program.
   *
   * @param input its standard input
   */
  static Program run(String input, String... command) {
    try {
      Path in = Files.writeString(Files.createTempFile("program", ".in"), input);
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectInput(in.toFile())
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      Files.delete(in);
      return new Program(process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
