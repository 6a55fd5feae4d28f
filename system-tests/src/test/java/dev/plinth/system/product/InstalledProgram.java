package dev.plinth.system.product;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs. */
public final class InstalledProgram {

  private InstalledProgram() {}

  /**
   * Finds a program on the PATH, or in {@code /usr/sbin}: Debian installs servers there, and the
   * PATH of a user may not contain it.
   */
  public static Optional<Path> find(String name) {
    Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.concat(path, Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
