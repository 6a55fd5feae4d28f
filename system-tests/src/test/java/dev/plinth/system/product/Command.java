package dev.plinth.system.product;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How an operator's programs are run: to their good end, which they have to come to.
 *
 * @param environment what they get beside the environment of the tests
 */
record Command(Map<String, String> environment) {

  private static final Duration END = Duration.ofMinutes(6);
  private static final Path OUTPUTS = Path.of(System.getProperty("build.directory"), "launches");

  /** Runs a program, and returns what it said, on standard error too. */
  String run(List<String> command) {
    try {
      Files.createDirectories(OUTPUTS);
      Path out = Files.createTempFile(OUTPUTS, "", ".out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(out, ISO_8859_1);
      assertThat(ended && process.exitValue() == 0).as(command + ": " + said).isTrue();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
