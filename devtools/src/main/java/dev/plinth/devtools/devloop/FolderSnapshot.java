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
 * How the files of a folder looked at a moment. Looking again and again tells more surely what has
 * changed than the system's notices do: editors save by renaming, folders come and go, and notices
 * get lost.
 *
 * @param files each file, without those that editors have for themselves
 */
record FolderSnapshot(Map<Path, Stamp> files) {

  /** Hidden files, backups, locks and what vim tries whether a folder can be written with. */
  private static final Pattern EDITORS_OWN =
      Pattern.compile("\\..*|.*~|#.*#|.*\\.(sw[a-z]|tmp|bak|orig)|.*___jb_(tmp|old)___|4913");

  /** The file itself counts too: a renamed one may be as old and as large as the one before. */
  record Stamp(FileTime modified, long size, Object file) {

    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  /** Looks at a folder. What vanishes meanwhile is not in it. */
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

  /** The files with an ending in a folder. */
  List<Path> files(Path folder, String ending) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(folder) && file.toString().endsWith(ending))
        .sorted()
        .toList();
  }

  /** The files that are new, changed or gone since. */
  List<Path> since(FolderSnapshot before) {
    Set<Path> all = new HashSet<>(files.keySet());
    all.addAll(before.files.keySet());
    return all.stream()
        .filter(file -> !Objects.equals(files.get(file), before.files.get(file)))
        .sorted()
        .toList();
  }
}
