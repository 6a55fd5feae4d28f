package dev.plinth.launcher;

import dev.plinth.runtime.database.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs the command as a process with its own environment, folder and class path. */
public final class PlinthProcess {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> classPath = new ArrayList<>();
  private String typed;

  /**
   * @param folder its working directory, which also gets its output
   */
  public PlinthProcess(Path folder) {
    this.folder = folder;
    environment.put("PLINTH_HOME", folder.resolve("home").toString());
  }

  /** Configures a database of {@link TestPostgres}. */
  public PlinthProcess with(DataSource database) {
    PGSimpleDataSource source = (PGSimpleDataSource) database;
    environment.put("DB_HOST", "127.0.0.1");
    environment.put("DB_PORT", Integer.toString(source.getPortNumbers()[0]));
    environment.put("DB_NAME", source.getDatabaseName());
    environment.put("DB_USERNAME", "postgres");
    environment.put("DB_PASSWORD", "any");
    return this;
  }

  /** Sets a variable. */
  public PlinthProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a folder on the class path, before the product. */
  public PlinthProcess before(Path classes) {
    classPath.add(classes.toString());
    return this;
  }

  /** Runs it on a terminal with this input; all of its output goes to standard output. */
  public PlinthProcess onTerminal(String typed) {
    this.typed = typed;
    return this;
  }

  /** Runs it and waits until it ends. */
  public Ended run(String... arguments) {
    return start(arguments).end();
  }

  /** Starts it. */
  public Running start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    List<String> entries = new ArrayList<>(classPath);
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .forEach(entries::add);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.addAll(List.of(String.join(File.pathSeparator, entries), Plinth.class.getName()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(typed == null ? command : onTerminal(command))
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(DB|REDIS|JWT)_.*|APP_ENV"));
      builder.environment().putAll(environment);
      if (typed != null) {
        Path in = Files.writeString(Files.createTempFile(folder, "in", ""), typed + "\n");
        builder.redirectInput(in.toFile());
      }
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> onTerminal(List<String> command) {
    return List.of("script", "-qec", "'" + String.join("' '", command) + "'", "/dev/null");
  }

  /**
   * A process that was started.
   *
   * @param process the process itself
   * @param outFile where its standard output goes
   * @param errFile where its standard error goes
   */
  public record Running(Process process, Path outFile, Path errFile) {

    /** Waits until it has ended. */
    public Ended end() {
      try {
        return new Ended(process.waitFor(), read(outFile), err());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Returns what it has written to standard error so far. */
    public String err() {
      return read(errFile);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The result of a run.
   *
   * @param exitCode its exit code
   * @param out what it wrote on standard output
   * @param err what it wrote on standard error
   */
  public record Ended(int exitCode, String out, String err) {}
}
