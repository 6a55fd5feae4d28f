package dev.plinth.benchmarks;

import dev.plinth.benchmarks.system.ChildProcesses;
import dev.plinth.launcher.home.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a run's data, which is deleted when all processes have ended, and the folder of its
 * logs, which stays.
 *
 * @param data an empty folder
 * @param logs the folder of the logs
 */
record WorkFolder(Path data, Path logs) {

  /** Creates both in {@code benchmarks/target}. */
  static WorkFolder create(Path target, ChildProcesses children) throws IOException {
    Path logs = target.resolve("logs");
    Folders.delete(logs);
    Files.createDirectories(logs);
    Path data = Files.createTempDirectory(target, "work-");
    children.add(() -> delete(data));
    return new WorkFolder(data, logs);
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the path of a log. */
  Path log(String name) {
    return logs.resolve(name + ".log");
  }
}
