package dev.plinth.benchmarks.system;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A distribution of Plinth, as {@code plinth up} starts it with its own Redis. */
public final class Plinth implements SystemUnderTest {

  private static final Duration PREPARATION = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final String name;
  private final PlinthCommand command;
  private final Home home;
  private final Map<String, String> configuration;
  private URI blogs;
  private URI users;
  private Process launcher;

  /**
   * @param name its name in tables
   * @param command the command of its distribution
   * @param folder the parent of its PLINTH_HOME
   * @param configuration variables in addition to those of the benchmark
   */
  public Plinth(
      String name, PlinthCommand command, Path folder, Map<String, String> configuration) {
    this.name = name;
    this.command = command;
    this.home = new Home(folder.resolve(name.replace(' ', '-')));
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(DatabaseAddress database) throws IOException {
    int usersPort = FreePort.find();
    int blogsPort = FreePort.find();
    users = Loopback.root(usersPort);
    blogs = Loopback.root(blogsPort);
    Map<String, String> environment = new TreeMap<>(DatabaseVariables.of(database));
    environment.putAll(
        Map.of(
            "PLINTH_HOME", home.root().toString(),
            "USERS_PORT", Integer.toString(usersPort),
            "BLOGS_PORT", Integer.toString(blogsPort),
            "OPS_PORT", Integer.toString(FreePort.find()),
            "PLINTH_LIMIT_WRITES", "off",
            "PLINTH_LIMIT_REQUESTS", "off"));
    environment.putAll(configuration);
    launcher = command.start(environment, "up");
  }

  /** Waits for the archive of the server's classes, which a stop would prevent. */
  @Override
  public void awaitPrepared() throws IOException, InterruptedException {
    long end = System.nanoTime() + PREPARATION.toNanos();
    while (!command.hasClassArchive()) {
      if (System.nanoTime() > end) {
        throw new Failure(name + " made no archive of its classes");
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  @Override
  public URI blogs() {
    return blogs;
  }

  @Override
  public URI users() {
    return users;
  }

  @Override
  public boolean checksTokens() {
    return true;
  }

  /** Returns the server's process: the launcher only watches it. */
  @Override
  public List<Long> processes() throws IOException {
    return Files.readAllLines(home.root().resolve("children")).stream()
        .map(line -> line.split(" "))
        .filter(child -> child[0].equals("server"))
        .map(child -> Long.valueOf(child[1]))
        .reduce((earlier, later) -> later)
        .map(List::of)
        .orElseThrow(() -> new Failure(name + " has no server process"));
  }

  @Override
  public void stop() {
    ChildProcesses.end(launcher);
  }
}
