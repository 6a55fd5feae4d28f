package dev.plinth.system.product;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder for PLINTH_HOME. When the test is over, only its logs are left.
 *
 * @param root the folder itself
 */
public record Home(Path root) {

  private static final Path HOMES = Path.of(System.getProperty("build.directory"), "homes");
  private static final int TAIL = 60;

  /** Returns an empty home. */
  public static Home fresh(String name) {
    Home home = new Home(HOMES.resolve(name).toAbsolutePath().normalize());
    home.delete(path -> true);
    return home;
  }

  /** Spares the product unpacking PostgreSQL if it has been unpacked in an earlier home. */
  public void reuseUnpackedPostgres() {
    try {
      UnpackedPostgres.linkInto(programs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path programs() {
    return root.resolve("programs");
  }

  /** Returns the password of the embedded database. */
  String databasePassword() {
    return read(root.resolve("database.password")).strip();
  }

  /** Returns the end of the server's log, for diagnosing failures. */
  public String serverLog() {
    Path log = logs().resolve("server.log");
    if (!Files.exists(log)) {
      return "(there is no " + log + ")";
    }
    List<String> lines = read(log).lines().toList();
    int start = Math.max(0, lines.size() - TAIL);
    return log + "\n" + String.join("\n", lines.subList(start, lines.size()));
  }

  /** Returns the number of lines of the server's log that contain a text. */
  public long logged(String text) {
    return read(logs().resolve("server.log")).lines().filter(it -> it.contains(text)).count();
  }

  /** Returns the size of the server's log in bytes. */
  public long serverLogSize() {
    return logs().resolve("server.log").toFile().length();
  }

  /** Returns the server's log from an offset in bytes. */
  public String serverLogSince(long size) {
    return read(logs().resolve("server.log")).substring((int) size);
  }

  private Path logs() {
    return root.resolve("logs");
  }

  /**
   * Returns the processes that run this home's programs or have a path in it among their arguments.
   */
  public List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isMine).toList();
  }

  private boolean isMine(ProcessHandle process) {
    return Stream.of(process.info().command(), process.info().commandLine())
        .anyMatch(text -> text.filter(it -> it.contains(root + "/")).isPresent());
  }

  /** Deletes all but the logs. */
  void clean() {
    try {
      UnpackedPostgres.keep(programs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delete(path -> !path.startsWith(logs()));
  }

  private void delete(Predicate<Path> superfluous) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> content = Files.walk(root)) {
      // Content is deleted before its folder; a folder that isn't empty stays.
      content.filter(superfluous).sorted(reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      // The logs may not be well-formed UTF-8.
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
