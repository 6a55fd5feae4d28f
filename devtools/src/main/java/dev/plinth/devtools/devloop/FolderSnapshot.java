package dev.plinth.devtools.devloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A snapshot of a folder's files, for change detection by polling. Polling is more reliable than
 * the system's file events: editors save by renaming, folders come and go, and events get lost.
 *
 * @param files each file, except editors' temporary files
 */
record FolderSnapshot(Map<Path, Stamp> files) {

  /**
   * Hidden files, backups, locks, and the file with which vim tests whether a folder is writable.
   */
  private static final Pattern EDITORS_OWN =
      Pattern.compile("\\..*|.*~|#.*#|.*\\.(sw[a-z]|tmp|bak|orig)|.*___jb_(tmp|old)___|4913");

  /** The file key counts too: a renamed file may have the same time and size as the one before. */
  record Stamp(FileTime modified, long size, Object file) {

    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  /** Takes a snapshot of a folder, without files that vanish while it is taken. */
  static FolderSnapshot of(Path folder) {
    Map<Path, Stamp> files = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isSource(file)) {
                files.put(file, Stamp.of(attributes));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FolderSnapshot(files);
  }

  private static boolean isSource(Path file) {
    return !EDITORS_OWN.matcher(file.getFileName().toString()).matches();
  }

  /** Returns the files in a folder whose names have an ending. */
  List<Path> files(Path folder, String ending) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(folder) && file.toString().endsWith(ending))
        .sorted()
        .toList();
  }

  /** Returns the files that were added, changed or deleted since. */
  List<Path> since(FolderSnapshot before) {
    Set<Path> all = new HashSet<>(files.keySet());
    all.addAll(before.files.keySet());
    return all.stream()
        .filter(file -> !Objects.equals(files.get(file), before.files.get(file)))
        .sorted()
        .toList();
  }
}
