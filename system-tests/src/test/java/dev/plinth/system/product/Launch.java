package dev.plinth.system.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run of the {@code plinth} command in its own process. */
public final class Launch {

  /** The built distribution. */
  static final Path BUILT = Path.of(System.getProperty("distribution.directory"));

  private static final Duration READY = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(90);
  private static final Path OUTPUTS = Path.of(System.getProperty("build.directory"), "launches");

  /** The product's variables, which are removed from the environment of the test run. */
  private static final String CONFIGURATION =
      "APP_ENV|CORS_ORIGIN|TRUSTED_PROXIES|(DB|REDIS|DATA_GRID|PLINTH|LOG|OTEL|TLS|JWT)_.*|.*_PORT";

  private static final String PICKED_UP = "Picked up JAVA_TOOL_OPTIONS: ";

  private final Process process;
  private final Path out;
  private final Path err;

  private Launch(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the command.
   *
   * @param environment its whole configuration
   * @param arguments the subcommand and its options
   */
  public static Launch of(Map<String, String> environment, String... arguments) {
    return of(List.of(BUILT.resolve("plinth.jar")), environment, arguments);
  }

  /**
   * Starts the command with jars other than that of the built distribution.
   *
   * @param jars the class path
   */
  static Launch of(List<Path> jars, Map<String, String> environment, String... arguments) {
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As in the script plinth.
                "-Xms16m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.plinth.launcher.Plinth"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches(CONFIGURATION));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(OUTPUTS);
      Path out = Files.createTempFile(OUTPUTS, "", ".out");
      Path err = Files.createTempFile(OUTPUTS, "", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      // No process may outlive the tests, even if they are interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new Launch(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it reports that it is ready, and fails if it ends before. */
  public void awaitReady() {
    await()
        .atMost(READY)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> out().contains("ready") || !process.isAlive());
    assertThat(out()).as(toString()).contains("ready");
  }

  /** Waits until a line of its standard error contains this text. */
  public void awaitErr(String text) {
    await()
        .alias(text)
        .atMost(READY)
        .until(() -> err().stream().anyMatch(line -> line.contains(text)));
  }

  /** Returns its process. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends it SIGTERM, and doesn't wait. */
  public void terminate() {
    process.destroy();
  }

  /** Sends it SIGKILL, but not the processes that it started. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** Waits until it ends and returns its exit code. */
  public int exitCode() {
    await().atMost(END).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** Returns whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the complete lines of its standard output so far. */
  public List<String> out() {
    return lines(out);
  }

  /**
   * Returns the complete lines of its standard error so far, without Java's note on its options.
   */
  public List<String> err() {
    return lines(err).stream().filter(line -> !line.startsWith(PICKED_UP)).toList();
  }

  private static List<String> lines(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "plinth %s%nout: %s%nerr: %s"
        .formatted(
            isAlive() ? "runs" : "ended with exit code " + process.exitValue(), out(), err());
  }
}
