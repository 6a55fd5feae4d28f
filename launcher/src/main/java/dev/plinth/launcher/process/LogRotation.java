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
 * Keeps the log files of running programs from growing without limit. The programs append to files
 * that they keep open, so a file that is too large is copied to {@code NAME.log.1} and emptied. A
 * line that is written between the two is lost.
 */
public final class LogRotation {

  private final Path folder;
  private final long limit;

  /**
   * @param folder where the log files are
   * @param limit how many bytes a file may have
   */
  public LogRotation(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Rotates the files that are too large now.
   *
   * @throws IOException if a file could not be copied, for instance because the disk is full; it is
   *     as it was
   */
  public void run() throws IOException {
    for (Path log : logs()) {
      if (Files.size(log) > limit) {
        Files.copy(log, ExternalProgram.rotated(log), StandardCopyOption.REPLACE_EXISTING);
        empty(log);
      }
    }
  }

  private static void empty(Path log) throws IOException {
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
