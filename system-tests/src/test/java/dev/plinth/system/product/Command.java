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
 * How an operator's programs are run: to their end.
 *
 * @param environment what they get beside the environment of the tests
 */
public record Command(Map<String, String> environment) {

  private static final Duration END = Duration.ofMinutes(6);
  private static final Path OUTPUTS = Path.of(System.getProperty("build.directory"), "launches");

  /**
   * How a program ended.
   *
   * @param said what it wrote, on standard error too
   */
  public record Ending(int exitCode, String said) {}

  /** Runs a program, which has to come to a good end, and returns what it said. */
  String run(List<String> command) {
    Ending ending = end(command);
    assertThat(ending.exitCode()).as(command + ": " + ending.said()).isZero();
    return ending.said();
  }

  /** Runs a program, whatever its end may be. */
  public Ending end(List<String> command) {
    try {
      Files.createDirectories(OUTPUTS);
      Path out = Files.createTempFile(OUTPUTS, "", ".out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(out, ISO_8859_1);
      assertThat(ended).as(command + " ends: " + said).isTrue();
      return new Ending(process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
