package dev.plinth.launcher.postgres;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Folders;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.Secret;
import dev.plinth.launcher.process.ExternalProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The data directory (database cluster) on disk: created once with a role and a database {@code
 * plinth}, and kept.
 */
final class Cluster {

  static final String ROLE = "plinth";
  static final String DATABASE = "plinth";

  private static final String MAJOR_VERSION = "17";

  /** The superuser has no line: initdb and single-user mode do its work. */
  private static final String ACCESS =
      """
      # Written by Plinth on each start.
      # TYPE  DATABASE  USER    ADDRESS       METHOD
      host    all       %1$s  127.0.0.1/32  scram-sha-256
      """
          .formatted(ROLE);

  private final Home home;
  private final Binaries binaries;
  private final Path log;

  Cluster(Home home, Binaries binaries) {
    this.home = home;
    this.binaries = binaries;
    this.log = home.log("postgres");
  }

  /**
   * Creates the data directory if there is none, and checks that the server can use it.
   *
   * @throws Failure if it belongs to another PostgreSQL version or is not a data directory
   */
  void prepare() throws IOException {
    Path data = home.database();
    if (!Files.exists(data)) {
      create(data);
    }
    checkVersion(data);
    Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
  }

  /** Returns the role's password in a home whose cluster exists. */
  static String password(Home home) throws IOException {
    if (!Files.exists(home.databasePassword())) {
      throw new Failure(
          "the password of the database in %s is missing: %s does not exist"
              .formatted(home.database(), home.databasePassword()));
    }
    return Files.readString(home.databasePassword()).strip();
  }

  private void create(Path data) throws IOException {
    // Created elsewhere and renamed, so that a killed start leaves nothing half done.
    Path unfinished = data.resolveSibling(data.getFileName() + ".new");
    Folders.delete(unfinished);
    initialise(unfinished);
    String password = Secret.random();
    Secret.write(home.databasePassword(), password + "\n");
    createRole(unfinished, password);
    Files.move(unfinished, data);
  }

  /** The built-in locale sorts the same on every computer. */
  private void initialise(Path data) throws IOException {
    int exitCode =
        ExternalProgram.run(
            log,
            binaries.command(
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
    if (exitCode != 0) {
      throw new Failure(
          "PostgreSQL could not create its data directory: " + PostgresLog.reason(log));
    }
  }

  private void createRole(Path data, String password) throws IOException {
    List<String> command =
        binaries.command(
            "postgres", "--single", "-c", "exit_on_error=on", "-D", data.toString(), "postgres");
    Process process =
        ExternalProgram.builder(log, command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
    try (OutputStream statements = process.getOutputStream()) {
      // One statement per line; the password has letters and digits only.
      String sql =
          "create role %1$s login password '%2$s'\ncreate database %3$s owner %1$s\n"
              .formatted(ROLE, password, DATABASE);
      statements.write(sql.getBytes(StandardCharsets.UTF_8));
    }
    if (ExternalProgram.await(process) != 0) {
      throw new Failure("PostgreSQL could not create its database: " + PostgresLog.reason(log));
    }
  }

  private static void checkVersion(Path data) throws IOException {
    Path file = data.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new Failure(
          data + " is not a PostgreSQL data directory: move it away to start with an empty one");
    }
    String version = Files.readString(file).strip();
    if (!version.equals(MAJOR_VERSION)) {
      throw new Failure(
          "%s is of PostgreSQL %s, and the embedded one is %s: dump and restore it, or move it away"
              .formatted(data, version, MAJOR_VERSION));
    }
  }
}
