package dev.plinth.server.logging;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Changes log levels as {@code plinth log} requests it. A request is a file {@code NAME.request}
 * that is moved into the folder when it is complete. It contains a line: the logger, its level, and
 * the end in milliseconds unless the change is to last. The server deletes the file when the level
 * has changed. The file {@value #LEVELS} has the server's process and a line for each logger.
 *
 * <p>The folder exists only if the system property {@value #PROPERTY} names one.
 */
public final class LogLevelFolder implements Runnable {

  static final String PROPERTY = "plinth.log.levels";
  static final String LEVELS = "levels";

  private static final Logger LOG = System.getLogger(LogLevelFolder.class.getName());

  /** How long to wait for a request while no change has an end. */
  private static final Duration IDLE = Duration.ofDays(1);

  private static volatile List<LevelChange> current = List.of();

  private final Path folder;
  private final LogLevels levels = new LogLevels();
  private String written = "";

  private LogLevelFolder(Path folder) {
    this.folder = folder;
  }

  /** Starts a daemon thread that watches the folder, if the property names one. */
  public static void startIfConfigured() {
    String folder = System.getProperty(PROPERTY);
    if (folder != null) {
      Thread thread = new Thread(new LogLevelFolder(Path.of(folder)), "plinth-log-levels");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Returns the level of each logger that was changed, and of Plinth's own; empty if no folder is
   * named.
   */
  public static List<LevelChange> current() {
    return current;
  }

  @Override
  public void run() {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      Files.createDirectories(folder);
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      do {
        applyRequests();
      } while (awaitChange(watch));
    } catch (IOException | InterruptedException e) {
      LOG.log(Level.WARNING, "Log levels can no longer be changed in " + folder, e);
    }
  }

  /** Waits for a request or the end of a change; returns false if the folder is gone. */
  private boolean awaitChange(WatchService watch) throws InterruptedException {
    WatchKey key = watch.poll(untilNextEnd().toMillis(), TimeUnit.MILLISECONDS);
    if (key == null) {
      return true;
    }
    key.pollEvents();
    return key.reset();
  }

  private Duration untilNextEnd() {
    return levels
        .nextEnd()
        .map(end -> Duration.between(Instant.now(), end).plusMillis(1))
        .orElse(IDLE);
  }

  private void applyRequests() throws IOException {
    levels.expire(Instant.now());
    List<Path> requests = requests();
    for (Path request : requests) {
      String line = Files.readString(request);
      LevelChange.parse(line)
          .ifPresentOrElse(
              levels::change, () -> LOG.log(Level.WARNING, "{0} is not a request", request));
    }
    write();
    // The command reads the levels when its request is gone.
    for (Path request : requests) {
      Files.delete(request);
    }
  }

  private List<Path> requests() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".request")).sorted().toList();
    }
  }

  private void write() throws IOException {
    String text = "process " + ProcessHandle.current().pid() + "\n" + levels;
    if (!text.equals(written)) {
      Path unfinished = Files.writeString(folder.resolve(LEVELS + ".unfinished"), text);
      Files.move(unfinished, folder.resolve(LEVELS), ATOMIC_MOVE);
      current = levels.current();
      written = text;
    }
  }
}
