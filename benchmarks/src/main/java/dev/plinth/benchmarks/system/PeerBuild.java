package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds a peer from its sources, unless its program is newer than they are.
 *
 * @param folder the folder of its sources
 * @param program the jar that the build makes, relative to the folder
 */
public record PeerBuild(Path folder, String program) {

  /**
   * Builds it if needed.
   *
   * @param progress notified before a build
   * @return its program
   * @throws Failure if the build fails
   */
  public Path run(ChildProcesses children, Consumer<String> progress) throws IOException {
    Path jar = folder.resolve(program);
    if (isStale(jar)) {
      progress.accept("building the peer %s …".formatted(folder.getFileName()));
      Path log = Files.createDirectories(folder.resolve("target")).resolve("build.log");
      String pom = folder.resolve("pom.xml").toString();
      Process build =
          children.start(log, Map.of(), List.of("mvn", "-B", "-ntp", "-f", pom, "package"));
      if (ExternalProgram.await(build) != 0) {
        throw new Failure(
            "the peer %s could not be built; the first build needs Maven Central (log: %s)"
                .formatted(folder.getFileName(), log));
      }
    }
    return jar;
  }

  private boolean isStale(Path jar) throws IOException {
    if (!Files.exists(jar)) {
      return true;
    }
    FileTime built = Files.getLastModifiedTime(jar);
    try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
      return Stream.concat(sources, Stream.of(folder.resolve("pom.xml")))
          .anyMatch(source -> source.toFile().lastModified() > built.toMillis());
    }
  }
}
