package dev.plinth.system.product;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL as a product has unpacked it, which takes seconds: the homes of later products get
 * links to its files.
 */
final class UnpackedPostgres {

  private static final Path KEPT =
      Path.of(System.getProperty("build.directory"), "unpacked-postgres").toAbsolutePath();

  private UnpackedPostgres() {}

  /** Puts links to it into the folder of a new home's programs. */
  static void linkInto(Path programs) throws IOException {
    if (Files.isDirectory(KEPT) && !Files.exists(programs)) {
      // As the product creates them.
      Files.createDirectories(
          programs,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      String all = KEPT + "/.";
      new Command(Map.of()).run(List.of("cp", "-al", all, programs.toString()));
    }
  }

  /** Keeps what a product that has ended has unpacked. */
  static void keep(Path programs) throws IOException {
    if (!Files.isDirectory(programs)) {
      return;
    }
    Files.createDirectories(KEPT);
    try (DirectoryStream<Path> unpacked =
        Files.newDirectoryStream(programs, UnpackedPostgres::isComplete)) {
      for (Path folder : unpacked) {
        keepUnlessThereIsOne(folder);
      }
    }
  }

  /** Returns whether a folder has the name that the product gives it at the end. */
  private static boolean isComplete(Path folder) {
    return folder.getFileName().toString().matches("postgres-\\p{XDigit}+");
  }

  private static void keepUnlessThereIsOne(Path folder) throws IOException {
    Path kept = KEPT.resolve(folder.getFileName());
    if (Files.exists(kept)) {
      return;
    }
    try {
      Files.move(folder, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process of the tests has just kept the same.
    }
  }
}
