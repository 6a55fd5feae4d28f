package dev.plinth.launcher.running;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The log levels of the running server. The server has them in a file, and takes requests to change
 * them from the same folder: a file that it deletes when the level has changed.
 */
final class ServerLogLevels {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final Home home;

  ServerLogLevels(Home home) {
    this.home = home;
  }

  /**
   * Returns the level of each logger that was changed, and of Plinth's own.
   *
   * @throws Failure if no server runs
   */
  List<ServerLogLevel> current() throws IOException {
    List<String> lines = lines();
    long pid = Long.parseLong(lines.get(0).replace("process ", ""));
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      throw nothingRuns();
    }
    return lines.stream().skip(1).map(ServerLogLevel::parse).toList();
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(home.logLevels().resolve("levels"));
    } catch (NoSuchFileException e) {
      throw nothingRuns();
    }
  }

  private Failure nothingRuns() {
    return new Failure("no server runs with PLINTH_HOME " + home.root() + ", or it still starts");
  }

  /**
   * Changes the level of a logger, and waits until the server has done so.
   *
   * @throws Failure if no server runs, or if it doesn't respond
   */
  void change(ServerLogLevel level) throws IOException {
    current();
    String name = UUID.randomUUID().toString();
    Path unfinished = home.logLevels().resolve(name + ".unfinished");
    Files.writeString(unfinished, level.request());
    Path request = home.logLevels().resolve(name + ".request");
    Files.move(unfinished, request, ATOMIC_MOVE);
    awaitDeletion(request);
  }

  private static void awaitDeletion(Path request) {
    long begin = System.nanoTime();
    while (Files.exists(request)) {
      if (System.nanoTime() - begin > TIMEOUT.toNanos()) {
        throw new Failure("the server did not respond within %d s".formatted(TIMEOUT.toSeconds()));
      }
      try {
        Thread.sleep(POLL_INTERVAL.toMillis());
      } catch (InterruptedException e) {
        throw new Failure("interrupted", e);
      }
    }
  }
}
