package dev.plinth.launcher.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The process that makes the {@link ClassArchive} while the server runs. It has a low priority, and
 * a lock ensures that only one launcher at a time runs it. If it fails or is stopped, there is no
 * archive.
 */
final class ClassArchiving {

  /** Several times the size of an archive: it must not take the space that others need. */
  private static final long MIN_FREE_BYTES = 512L * 1024 * 1024;

  private final ClassArchive archive;
  private final FileChannel lock;
  private final Process process;
  private final CompletableFuture<Void> end;
  private volatile boolean stopped;

  private ClassArchiving(
      ClassArchive archive, FileChannel lock, Process process, Consumer<String> warnings) {
    this.archive = archive;
    this.lock = lock;
    this.process = process;
    this.end = process.onExit().thenAccept(ended -> finish(warnings));
  }

  /**
   * Starts the process.
   *
   * @param warnings notified if the process fails
   * @return empty if it is not needed, another launcher runs it, or the disk is almost full
   */
  static Optional<ClassArchiving> start(
      Distribution distribution, Home home, ClassArchive archive, Consumer<String> warnings)
      throws IOException {
    FileChannel lock = FileChannel.open(archive.lock(), CREATE, WRITE);
    if (lock.tryLock() == null || archive.find().isPresent() || !hasSpace(archive)) {
      lock.close();
      return Optional.empty();
    }
    ProcessBuilder builder =
        ExternalProgram.builder(
            home.log("class-archive"), command(distribution, archive, classList(archive)));
    builder.directory(distribution.root().toFile());
    // The options there are the server's, and may choose another collector.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    new Children(home).add("class-archive", process);
    endFirstWithoutMemory(process);
    return Optional.of(new ClassArchiving(archive, lock, process, warnings));
  }

  /** It needs more memory than the server; if there is too little, Linux ends it and no other. */
  private static void endFirstWithoutMemory(Process process) {
    try {
      Files.writeString(Path.of("/proc/" + process.pid() + "/oom_score_adj"), "1000");
    } catch (IOException e) {
      // It has ended, or this is not Linux.
    }
  }

  private static boolean hasSpace(ClassArchive archive) throws IOException {
    return Files.getFileStore(archive.lock()).getUsableSpace() > MIN_FREE_BYTES;
  }

  private static Path classList(ClassArchive archive) throws IOException {
    Path complete = archive.classList().resolveSibling("archived-classes.list");
    return Files.write(complete, archivable(Files.readString(archive.classList(), UTF_8)));
  }

  /**
   * Returns the lines that Java accepts. The server goes on writing its list, so the last one may
   * be incomplete. A class of another loader, such as one in a WAR, has a source: it can't be
   * archived, and from JDK 25 on it prevents the archive if its bytes are not those of the file.
   */
  static List<String> archivable(String classes) {
    return classes
        .substring(0, classes.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> !line.contains(" source: "))
        .toList();
  }

  private static List<String> command(
      Distribution distribution, ClassArchive archive, Path classList) {
    return List.of(
        "nice",
        "-n",
        "10",
        ServerCommand.java(),
        "-Xshare:dump",
        // Only this collector can archive objects; all can use them.
        "-XX:+UseG1GC",
        "-Xmx256m",
        "-XX:SharedClassListFile=" + classList,
        "-XX:SharedArchiveFile=" + archive.unfinished(),
        // Without the warnings, one for each class that can't be archived.
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-cp",
        distribution.root().relativize(distribution.server()).toString());
  }

  private void finish(Consumer<String> warnings) {
    try (lock) {
      if (process.exitValue() == 0) {
        archive.keep();
      } else if (!stopped) {
        warnings.accept("the archive of the server's classes could not be made");
      }
      Files.deleteIfExists(archive.unfinished());
    } catch (IOException e) {
      warnings.accept("the archive of the server's classes could not be made: " + e);
    }
  }

  /** Ends the process at once. */
  void stop() {
    stopped = true;
    process.destroyForcibly();
    await();
  }

  /** Waits until the process has ended. */
  void await() {
    end.join();
  }
}
