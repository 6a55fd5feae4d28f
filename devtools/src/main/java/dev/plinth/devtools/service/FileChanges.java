package dev.plinth.devtools.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of files that are made all or none.
 *
 * @param files the files that are written
 */
record FileChanges(List<Path> files) {

  /** Writes a file. */
  interface FileWriter {
    void write(Path file) throws IOException;
  }

  /**
   * Writes the files. If one can't be written, all are as before.
   *
   * @throws IOException if one can't be written
   */
  void apply(FileWriter writer) throws IOException {
    Map<Path, byte[]> before = new LinkedHashMap<>();
    List<Path> folders = new ArrayList<>();
    try {
      for (Path file : files) {
        before.put(file, Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read(file) : null);
        firstMissing(file).ifPresent(folders::add);
        writer.write(file);
      }
    } catch (IOException e) {
      undo(before, folders);
      throw e;
    }
  }

  private static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static Optional<Path> firstMissing(Path file) {
    return Stream.iterate(file.getParent(), folder -> !Files.exists(folder), Path::getParent)
        .reduce((lower, upper) -> upper);
  }

  private static void undo(Map<Path, byte[]> before, List<Path> folders) throws IOException {
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      if (file.getValue() == null) {
        Files.deleteIfExists(file.getKey());
      } else {
        Files.write(file.getKey(), file.getValue());
      }
    }
    for (Path folder : folders) {
      deleteTree(folder);
    }
  }

  /** Deletes a file, or a folder with all that is in it, if it exists. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
