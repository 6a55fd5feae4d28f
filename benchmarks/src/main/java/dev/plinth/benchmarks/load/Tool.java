package dev.plinth.benchmarks.load;

import dev.plinth.benchmarks.system.ChildProcesses;
import dev.plinth.launcher.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs installed programs and reads their output.
 *
 * @param folder where the output is kept until it is read
 * @param children what it starts belongs to them
 */
public record Tool(Path folder, ChildProcesses children) {

  private static final int EXTRA_SECONDS = 60;

  /** Returns whether a program is on the PATH. */
  static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Runs a program and returns its output, with standard error.
   *
   * @param seconds how long it works; it may take a minute longer
   * @throws Failure if it fails or does not end
   */
  String run(Map<String, String> environment, int seconds, List<String> command)
      throws IOException {
    Path output = Files.createTempFile(folder, "output-", "");
    Process process = children.start(output, environment, command);
    try {
      boolean ended = process.waitFor(seconds + EXTRA_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output).strip();
      if (!ended || process.exitValue() != 0) {
        throw new Failure(
            "%s %s: %s"
                .formatted(command.get(0), ended ? "failed" : "did not end", lastLine(said)));
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
