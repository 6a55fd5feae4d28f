package dev.plinth.launcher.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Log rotation by copy and truncate: keeps the log files of running programs bounded. The programs
 * keep their files open and append to them, so a file that is too large is copied to {@code
 * NAME.log.1} and truncated. A line that is written between the two steps is lost.
 */
public final class LogRotation {

  private final Path folder;
  private final long limit;

  /**
   * @param folder where the log files are
   * @param limit the maximum size of a file in bytes
   */
  public LogRotation(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Rotates the files that are too large now.
   *
   * @throws IOException if a file could not be copied, for instance because the disk is full; the
   *     file is unchanged
   */
  public void run() throws IOException {
    for (Path log : logs()) {
      if (Files.size(log) > limit) {
        Files.copy(log, ExternalProgram.rotated(log), StandardCopyOption.REPLACE_EXISTING);
        truncate(log);
      }
    }
  }

  private static void truncate(Path log) throws IOException {
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
      file.truncate(0);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".log")).toList();
    }
  }
}
