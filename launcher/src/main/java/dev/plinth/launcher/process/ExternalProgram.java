package dev.plinth.launcher.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs external programs, detached from the terminal and with their output in a log file. */
public final class ExternalProgram {

  private ExternalProgram() {}

  /**
   * Prepares a program's start. The process has the id that {@link ProcessBuilder#start} reports,
   * even in its own session.
   *
   * @param log where its output is appended
   * @param command the program and its arguments
   */
  public static ProcessBuilder builder(Path log, List<String> command) {
    List<String> detached = new ArrayList<>(command);
    if (isInstalled("setsid")) {
      detached.add(0, "setsid");
    }
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(Redirect.appendTo(log.toFile()));
    // Their messages are parsed, so they must not be translated.
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "C"));
    return builder;
  }

  /**
   * Runs a program and waits until it ends.
   *
   * @return its exit code
   */
  public static int run(Path log, List<String> command) throws IOException {
    return await(builder(log, command).start());
  }

  /**
   * Waits until a program ends.
   *
   * @return its exit code
   */
  public static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw new IOException("interrupted while waiting for a program", e);
    }
  }

  /** Rotates the log of the previous run to {@code NAME.log.1}. */
  public static void rotate(Path log) throws IOException {
    if (Files.exists(log)) {
      Files.move(log, rotated(log), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Returns the path of a log's previous content. */
  static Path rotated(Path log) {
    return log.resolveSibling(log.getFileName() + ".1");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
