package dev.plinth.system.product;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the sources and the build output, which a test may edit.
 *
 * @param root its folder
 */
public record Checkout(Path root) {

  private static final Path COPIES = Path.of(System.getProperty("build.directory"), "checkouts");
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final String CLASS_ARCHIVE = "server/class-archive";
  private static final Path ORIGINAL = Launch.BUILT.resolve("../../..").normalize();

  /**
   * Creates a copy. It copies the sources, and links to the files of the distribution, with the
   * archive of the server's classes if it has been made.
   *
   * @param name the name of its folder
   */
  public static Checkout copy(String name) {
    Checkout checkout = withoutClassArchive(name);
    try {
      checkout.linkClassArchive();
      return checkout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates a copy whose first run makes the archive of the server's classes.
   *
   * @param name the name of its folder
   */
  public static Checkout withoutClassArchive(String name) {
    Path root = COPIES.resolve(name).toAbsolutePath().normalize();
    try {
      delete(root);
      List<String> modules =
          new ArrayList<>(List.of("service-runtime", "persistence-ejb", "rest-common"));
      ListedServices.names().forEach(service -> modules.add(service + "-war"));
      for (String module : modules) {
        walk(ORIGINAL.resolve(module + "/src/main"), root.resolve(module + "/src/main"), false);
      }
      Checkout checkout = new Checkout(root);
      walk(Launch.BUILT, checkout.distribution(), true);
      return checkout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void linkClassArchive() throws IOException {
    Path archives = Files.createDirectories(distribution().resolve(CLASS_ARCHIVE));
    for (File archive : finished(Launch.BUILT.resolve(CLASS_ARCHIVE))) {
      Files.createLink(archives.resolve(archive.getName()), archive.toPath());
    }
  }

  /** Adds a file or folder of the sources. */
  public void add(String path) {
    try {
      walk(ORIGINAL.resolve(path), root.resolve(path), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces the server by links to that of the original distribution, which is the same. So it has
   * the archive of its classes, and starts faster.
   */
  public void shareServer() {
    try {
      Path server = distribution().resolve("server");
      delete(server);
      walk(Launch.BUILT.resolve("server"), server, true);
      linkClassArchive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<File> finished(Path archives) {
    File[] files = archives.toFile().listFiles((folder, name) -> name.endsWith(".jsa"));
    return files == null ? List.of() : List.of(files);
  }

  /** Adds what Maven needs to build it without tests. */
  public void addBuild() {
    Stream.of(
            "pom.xml",
            "LICENSE",
            "NOTICE",
            "server-config",
            "server-extension/src/main",
            "plinth-conformance/src/main",
            "service-archetype/src/main",
            "application-archetype/src/main")
        .forEach(this::add);
    MODULE.matcher(read("pom.xml")).results().forEach(module -> add(module.group(1) + "/pom.xml"));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static void walk(Path from, Path to, boolean link) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // Others may be writing there.
            return folder.endsWith(CLASS_ARCHIVE)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = file.equals(from) ? to : to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            if (link) {
              Files.createLink(target, file);
            } else {
              Files.copy(file, target);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Returns the archive of the server's classes; empty if there is none. */
  public Optional<Path> classArchive() {
    return classArchiveFiles().filter(file -> file.toString().endsWith(".jsa")).findFirst();
  }

  /** Returns all files in the folder of the archive. */
  public Stream<Path> classArchiveFiles() {
    try (Stream<Path> files = Files.list(distribution().resolve(CLASS_ARCHIVE))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder of its distribution, whose files are links to the built ones. */
  public Path distribution() {
    return root.resolve("launcher/target/plinth");
  }

  /** Starts its {@code plinth} command without waiting. */
  public Launch launch(Map<String, String> environment, String... arguments) {
    Path devtools = ORIGINAL.resolve("devtools/target/plinth-devtools.jar");
    return Launch.of(
        List.of(distribution().resolve("plinth.jar"), devtools), environment, arguments);
  }

  /** Saves a file as editors do: writes a temporary file and renames it. */
  public void save(String path, String content) {
    Path file = root.resolve(path);
    Path aside = file.resolveSibling(file.getFileName() + "~");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the content of a file. */
  public String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file. */
  public void delete(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
