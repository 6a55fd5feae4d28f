package dev.plinth.launcher.home;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PID file of a home: the processes that a launcher started, so that the next launcher can end
 * them if the first was killed. PostgreSQL is not among them: it has its own PID file.
 */
public final class Children {

  private static final long GRACE_SECONDS = 10;

  private final Home home;

  /**
   * @param home the home whose processes these are
   */
  public Children(Home home) {
    this.home = home;
  }

  /** Adds a process that was just started. */
  public void add(String name, Process process) throws IOException {
    String line = Child.of(name, process.toHandle()) + "\n";
    Files.writeString(home.children(), line, CREATE, APPEND);
  }

  /** Returns the process with a name that was added last, if it still runs. */
  public Optional<ProcessHandle> running(String name) {
    if (!Files.exists(home.children())) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(home.children()).stream()
          .map(Child::parse)
          .flatMap(Optional::stream)
          .filter(child -> child.name().equals(name))
          .reduce((earlier, later) -> later)
          .flatMap(Child::running);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends those that still run, in reverse order of their start, and deletes the record.
   *
   * @return the names of those that still ran
   */
  public List<String> endAll() throws IOException {
    if (!Files.exists(home.children())) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(home.children());
    // Later processes depend on earlier ones.
    Collections.reverse(lines);
    List<String> ended =
        lines.stream()
            .map(Child::parse)
            .flatMap(Optional::stream)
            .filter(child -> child.running().map(Children::end).isPresent())
            .map(Child::name)
            .toList();
    Files.delete(home.children());
    return ended;
  }

  private static ProcessHandle end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process;
  }
}
