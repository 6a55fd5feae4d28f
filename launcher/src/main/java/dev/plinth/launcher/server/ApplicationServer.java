package dev.plinth.launcher.server;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.home.Children;
import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.ExternalProgram;
import dev.plinth.launcher.process.ManagedProcess;
import dev.plinth.launcher.settings.GridAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The application server process, which runs the services. */
public final class ApplicationServer implements ManagedProcess {

  /** Time for undeployment and the end of the process after the last request. */
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final Distribution distribution;
  private final Home home;
  private final Optional<GridAddress> grid;
  private final Duration stopTime;
  private final Consumer<String> warnings;
  private ClassArchive classes;
  private volatile Optional<ClassArchiving> archiving = Optional.empty();
  private volatile Process process;

  /**
   * @param distribution the server and the services
   * @param home where it keeps its files and its log
   * @param grid the data grid that it joins, if any
   * @param stopTime how long draining may take
   * @param warnings notified when the process must be killed
   */
  public ApplicationServer(
      Distribution distribution,
      Home home,
      Optional<GridAddress> grid,
      Duration stopTime,
      Consumer<String> warnings) {
    this.distribution = distribution;
    this.home = home;
    this.grid = grid;
    this.stopTime = stopTime.plus(SHUTDOWN);
    this.warnings = warnings;
  }

  @Override
  public String name() {
    return "server";
  }

  /** Returns the path of its log. */
  public Path log() {
    return home.log("server");
  }

  /**
   * Starts the process without waiting for the services.
   *
   * @param javaOptions additional options for its JVM
   * @param environment the configuration
   */
  public void start(List<String> javaOptions, Map<String, String> environment) throws IOException {
    Folders.delete(home.server());
    LogConfiguration.configure(distribution, home, environment);
    ExternalProgram.rotate(log());
    classes = ClassArchive.of(distribution, home);
    if (classes.deleteIfDamaged()) {
      warnings.accept("the archive of the server's classes is damaged, and is made again");
    }
    List<String> options =
        Stream.of(LogConfiguration.javaOptions(home), classes.javaOptions(), javaOptions)
            .flatMap(List::stream)
            .toList();
    List<String> command =
        ServerCommand.of(distribution, home, options, serverOptions(environment));
    ProcessBuilder builder = ExternalProgram.builder(log(), command);
    // The boot commands name the services relative to this folder.
    builder.directory(distribution.root().toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    new Children(home).add("server", process);
  }

  private List<String> serverOptions(Map<String, String> environment) throws IOException {
    return Stream.of(BootCommands.options(distribution, home, environment), DataGrid.options(grid))
        .flatMap(List::stream)
        .toList();
  }

  /** Makes the archive of the server's classes in the background, unless there is one. */
  public void archiveClasses() {
    try {
      archiving = ClassArchiving.start(distribution, home, classes, warnings);
    } catch (IOException e) {
      warnings.accept("the archive of the server's classes could not be made: " + e);
    }
  }

  /** Returns whether the process runs. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Returns a message about how the process ended, with the path of its log. */
  public String exitMessage() {
    return "the server ended with exit code %d (log: %s)".formatted(process.exitValue(), log());
  }

  /**
   * Graceful shutdown: lets requests in flight finish; kills the process if that takes too long.
   */
  @Override
  public void stop() {
    if (process == null) {
      return;
    }
    archiving.ifPresent(ClassArchiving::stop);
    process.destroy();
    try {
      if (!process.waitFor(stopTime.toSeconds(), TimeUnit.SECONDS)) {
        warnings.accept(
            "the server did not stop within " + stopTime.toSeconds() + " s and is killed");
        kill();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      kill();
    }
  }

  @Override
  public void kill() {
    archiving.ifPresent(ClassArchiving::stop);
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
