package dev.plinth.devtools.devloop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Packs and unpacks archives, and copies files. */
final class Archives {

  private Archives() {}

  /** Unpacks an archive into a folder. */
  static void unpack(Path archive, Path folder) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      copyAll(zip.getPath("/"), folder);
    }
  }

  /** Packs a folder's content into a jar. */
  static void pack(Path folder, Path jar) throws IOException {
    Files.deleteIfExists(jar);
    URI uri = URI.create("jar:" + jar.toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      copyAll(folder, zip.getPath("/"));
    }
  }

  /** Copies a folder's content into another folder. */
  static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> content = Files.walk(from)) {
      for (Path path : (Iterable<Path>) content::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Copies files of a folder to the same relative paths in another folder. */
  static void copy(List<Path> files, Path from, Path to) throws IOException {
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
