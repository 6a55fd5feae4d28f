package dev.plinth.launcher.postgres;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.ExternalProgram;
import dev.plinth.launcher.process.FreePort;
import dev.plinth.launcher.process.ManagedProcess;
import dev.plinth.launcher.settings.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The embedded PostgreSQL server, on a free port of the loopback address. */
public final class EmbeddedPostgres implements ManagedProcess {

  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 20;
  private static final int EXTRA_CONNECTIONS = 20;

  private final Home home;
  private final Path log;

  /**
   * @param home where its data is
   */
  public EmbeddedPostgres(Home home) {
    this.home = home;
    this.log = home.log("postgres");
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  /**
   * Starts it, and creates the role and the database on the first start.
   *
   * @param poolSize how many connections the application will hold
   * @return its address and credentials
   * @throws Failure if it doesn't start
   */
  public DatabaseAddress start(int poolSize) throws IOException {
    ExternalProgram.rotate(log);
    Binaries binaries = Binaries.unpackedIn(home.programs());
    Cluster cluster = new Cluster(home, binaries);
    cluster.prepare();
    String password = Cluster.password(home);
    deleteStalePidFile();
    int port = FreePort.find();
    runControl(
        "start",
        "--pgdata=" + home.database(),
        "--log=" + log,
        "--wait",
        "--timeout=" + START_SECONDS,
        "--options=" + options(port, poolSize));
    return address(port, password);
  }

  private void runControl(String... arguments) throws IOException {
    int exitCode =
        ExternalProgram.run(log, Binaries.unpackedIn(home.programs()).command("pg_ctl", arguments));
    if (exitCode != 0) {
      throw new Failure("PostgreSQL did not start: " + PostgresLog.reason(log));
    }
  }

  private static String options(int port, int poolSize) {
    Map<String, Object> settings =
        Map.of(
            "listen_addresses", "127.0.0.1",
            "port", port,
            "unix_socket_directories", "",
            "max_connections", poolSize + EXTRA_CONNECTIONS,
            "timezone", "UTC");
    return settings.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * Deletes the PID file if no process of this home's PostgreSQL is left that might still write to
   * the data. After a crash of the computer another process may have the recorded id, and
   * PostgreSQL would take it for a running server.
   */
  private void deleteStalePidFile() throws IOException {
    Path programs = home.programs().toRealPath();
    boolean used = ProcessHandle.allProcesses().anyMatch(it -> Postmaster.runsFrom(programs, it));
    if (!used) {
      Files.deleteIfExists(Postmaster.file(home.database()));
    }
  }

  /**
   * Returns whether a server runs, started by this launcher or by an earlier one that was killed.
   *
   * @throws UncheckedIOException if the record can't be read
   */
  public boolean isRunning() {
    return process().isPresent();
  }

  /**
   * Returns the main process of a server that runs, started by this launcher or by another one.
   *
   * @throws UncheckedIOException if the record can't be read
   */
  public Optional<ProcessHandle> process() {
    try {
      Path programs = home.programs().toRealPath();
      return Postmaster.recordedIn(home.database())
          .flatMap(postmaster -> postmaster.running(programs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it again after it was stopped or killed, on the same port and with the same options,
   * which PostgreSQL has in its data directory.
   *
   * @throws Failure if it doesn't start
   */
  public void startAgain() throws IOException {
    runControl(
        "restart",
        "--pgdata=" + home.database(),
        "--log=" + log,
        "--wait",
        "--timeout=" + START_SECONDS);
  }

  /**
   * Returns the address of a server that accepts connections, started by this launcher or by
   * another one; empty if there is none.
   */
  public Optional<DatabaseAddress> running() throws IOException {
    Path programs = home.programs().toRealPath();
    Optional<Postmaster> ready =
        Postmaster.recordedIn(home.database())
            .filter(Postmaster::ready)
            .filter(postmaster -> postmaster.running(programs).isPresent());
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(address(ready.get().port(), Cluster.password(home)));
  }

  private static DatabaseAddress address(int port, String password) {
    return new DatabaseAddress(
        "127.0.0.1", port, Cluster.ROLE, password, Cluster.DATABASE, false, Optional.empty());
  }

  /** Ends connections, writes what is in memory, and stops ("fast"). */
  @Override
  public void stop() {
    end("fast", STOP_SECONDS);
  }

  /** Stops without writing what is in memory ("immediate"); the next start recovers it. */
  @Override
  public void kill() {
    end("immediate", 1);
  }

  private void end(String mode, int seconds) {
    if (!isRunning()) {
      return;
    }
    try {
      ExternalProgram.run(
          log,
          Binaries.unpackedIn(home.programs())
              .command(
                  "pg_ctl",
                  "stop",
                  "--pgdata=" + home.database(),
                  "--mode=" + mode,
                  "--timeout=" + seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
