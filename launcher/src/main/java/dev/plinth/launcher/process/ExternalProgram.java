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

/** How other programs are started: detached from the terminal, with their output in a log file. */
public final class ExternalProgram {

  private ExternalProgram() {}

  /**
   * Prepares a program's start. Its process will have the id that {@link ProcessBuilder#start}
   * tells, also when it runs in a session of its own.
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
    // Messages are searched for, so they must not be translated.
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "C"));
    return builder;
  }

  /**
   * Runs a program to its end.
   *
   * @return its exit code
   */
  public static int run(Path log, List<String> command) throws IOException {
    return await(builder(log, command).start());
  }

  /**
   * Waits for a program's end.
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

  /** Puts the log of the run before aside, as {@code NAME.log.1}. */
  public static void rotate(Path log) throws IOException {
    if (Files.exists(log)) {
      Files.move(log, rotated(log), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Where the previous content of a log is. */
  static Path rotated(Path log) {
    return log.resolveSibling(log.getFileName() + ".1");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
