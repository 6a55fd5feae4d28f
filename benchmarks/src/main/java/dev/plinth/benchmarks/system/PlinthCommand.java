package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code plinth} command of a distribution.
 *
 * @param distribution its folder
 * @param log where its output is appended
 * @param children what it starts belongs to them
 */
public record PlinthCommand(Path distribution, Path log, ChildProcesses children) {

  /** The options of the script {@code plinth}. */
  private static final List<String> JAVA =
      List.of(
          Java.program(),
          "-Xms16m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-jar");

  /** Returns whether a start has made the archive of the server's classes. */
  boolean hasClassArchive() throws IOException {
    Path folder = distribution.resolve("server/class-archive");
    if (!Files.exists(folder)) {
      return false;
    }
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.jsa")) {
      return archives.iterator().hasNext();
    }
  }

  /** Starts it without waiting. */
  Process start(Map<String, String> environment, String... arguments) throws IOException {
    Stream<String> jar = Stream.of(distribution.resolve("plinth.jar").toString());
    List<String> command =
        Stream.of(JAVA.stream(), jar, Stream.of(arguments)).flatMap(it -> it).toList();
    return children.start(log, environment, command);
  }

  /**
   * Runs it and waits until it ends.
   *
   * @throws Failure if it fails
   */
  public void run(Map<String, String> environment, String... arguments) throws IOException {
    if (ExternalProgram.await(start(environment, arguments)) != 0) {
      throw new Failure("plinth %s failed (log: %s)".formatted(arguments[0], log));
    }
  }
}
