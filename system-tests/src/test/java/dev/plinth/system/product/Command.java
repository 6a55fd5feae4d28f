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
 * Runs an operator's programs and waits until they end.
 *
 * @param environment variables in addition to the environment of the tests
 * @param limit how long a program may run
 */
public record Command(Map<String, String> environment, Duration limit) {

  private static final Duration END = Duration.ofMinutes(6);
  private static final Path OUTPUTS = Path.of(System.getProperty("build.directory"), "launches");

  /** Creates one for programs that take minutes at most. */
  public Command(Map<String, String> environment) {
    this(environment, END);
  }

  /**
   * The result of a program.
   *
   * @param said its output, including standard error
   */
  public record Ending(int exitCode, String said) {}

  /** Runs a program, requires its success, and returns its output. */
  public String run(List<String> command) {
    Ending ending = end(command);
    assertThat(ending.exitCode()).as(command + ": " + ending.said()).isZero();
    return ending.said();
  }

  /** Runs a program, which may fail. */
  public Ending end(List<String> command) {
    try {
      Files.createDirectories(OUTPUTS);
      Path out = Files.createTempFile(OUTPUTS, "", ".out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
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
