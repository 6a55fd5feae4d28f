package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * Archive for class data sharing (JEP 310): the server's classes in the form in which Java keeps
 * them in memory, so that a start neither parses nor verifies them. The archive is in the
 * distribution, for all homes, or in the home if the distribution is read-only. Its name has a
 * checksum of the server that it fits, and one of its content.
 */
final class ClassArchive {

  private static final String SUFFIX = ".jsa";

  private final Path folder;
  private final String fingerprint;
  private final Path classList;

  private ClassArchive(Path folder, String fingerprint, Path classList) {
    this.folder = folder;
    this.fingerprint = fingerprint;
    this.classList = classList;
  }

  /** Returns the archive of this server and this Java, which may not exist yet. */
  static ClassArchive of(Distribution distribution, Home home) throws IOException {
    Path shared = distribution.server().getParent();
    Path parent = Files.isWritable(shared) ? shared : home.programs();
    return new ClassArchive(
        Files.createDirectories(parent.resolve("class-archive")),
        fingerprint(distribution),
        home.server().resolve("classes.list"));
  }

  /** Java accepts an archive only if the jars have the same sizes and times as when it was made. */
  private static String fingerprint(Distribution distribution) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    lines.add(System.getProperty("java.home") + " " + Runtime.version());
    for (Path jar : distribution.serverClassPath()) {
      lines.add(jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }
    CRC32 checksum = new CRC32();
    lines.forEach(line -> checksum.update(line.getBytes(UTF_8)));
    return Long.toHexString(checksum.getValue());
  }

  /** Returns the JVM options that use the archive, or that list the classes to put into one. */
  List<String> javaOptions() throws IOException {
    return List.of(
        find()
            .map(archive -> "-XX:SharedArchiveFile=" + archive)
            .orElse("-XX:DumpLoadedClassList=" + classList));
  }

  /** Returns the existing archive; empty if there is none. */
  Optional<Path> find() throws IOException {
    try (DirectoryStream<Path> found = list(fingerprint + "-*" + SUFFIX)) {
      for (Path archive : found) {
        return Optional.of(archive);
      }
      return Optional.empty();
    }
  }

  /**
   * Deletes the archive if its content has changed since it was made: Java would trust it.
   *
   * @return whether it was deleted
   */
  boolean deleteIfDamaged() throws IOException {
    Optional<Path> archive = find();
    if (archive.isEmpty() || archive.get().equals(withChecksum(archive.get()))) {
      return false;
    }
    return Files.deleteIfExists(archive.get());
  }

  /** The classes that the server has loaded so far, a line for each. */
  Path classList() {
    return classList;
  }

  /** The lock file of the process that makes the archive. */
  Path lock() {
    return folder.resolve("lock");
  }

  /** The archive while it is made. */
  Path unfinished() {
    return folder.resolve("unfinished");
  }

  /** Puts the finished archive into its place. Those of other servers are deleted. */
  void keep() throws IOException {
    Path archive = withChecksum(unfinished());
    Files.move(unfinished(), archive, StandardCopyOption.ATOMIC_MOVE);
    try (DirectoryStream<Path> archives = list("*" + SUFFIX)) {
      for (Path other : archives) {
        if (!other.equals(archive)) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  private Path withChecksum(Path content) throws IOException {
    String checksum = Long.toHexString(checksum(content));
    return folder.resolve(fingerprint + "-" + checksum + SUFFIX);
  }

  private static long checksum(Path file) throws IOException {
    Checksum checksum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        checksum.update(buffer, 0, read);
      }
    }
    return checksum.getValue();
  }

  private DirectoryStream<Path> list(String names) throws IOException {
    return Files.newDirectoryStream(folder, names);
  }
}
