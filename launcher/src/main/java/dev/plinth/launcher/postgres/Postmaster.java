package dev.plinth.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server, as it records itself in the file {@code postmaster.pid} of its data
 * directory (see "postmaster.pid" in PostgreSQL's documentation of the database file layout).
 *
 * @param pid its process id
 * @param port its TCP port
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATE_LINE = 7;

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Reads the record in a data directory; the server may have ended long ago. */
  static Optional<Postmaster> recordedIn(Path data) throws IOException {
    if (!Files.exists(file(data))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file(data));
    try {
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.get(PID_LINE).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready")));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the process if it runs and is PostgreSQL. Process ids are reused, so its program must
   * be the one of this home.
   *
   * @param programs the folder that the home's programs are in
   */
  Optional<ProcessHandle> running(Path programs) {
    return ProcessHandle.of(pid).filter(process -> runsFrom(programs, process));
  }

  /** Returns whether a process runs a program in a folder. */
  static boolean runsFrom(Path programs, ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(program -> Path.of(program).startsWith(programs))
        .isPresent();
  }
}
