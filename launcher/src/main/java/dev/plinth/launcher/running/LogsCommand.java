package dev.plinth.launcher.running;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.ExternalProgram;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of a program's log. */
@Command(
    name = "logs",
    header = "Shows the end of a log in PLINTH_HOME.",
    description = "Shows the log of the server, or of the embedded PostgreSQL or Redis.")
public final class LogsCommand implements Callable<Integer> {

  /** The programs that have a log. */
  enum Source {
    SERVER,
    POSTGRES,
    REDIS;

    /** The name of the log without its extension. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      defaultValue = "SERVER",
      description = "One of ${COMPLETION-CANDIDATES}. Default: server.")
  private Source source;

  @Option(
      names = {"-f", "--follow"},
      description = "Follows the log until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "100",
      description = "Shows the last N lines. Default: 100.")
  private int lines;

  /**
   * @return the exit code of {@code tail}, which follows rotated logs
   * @throws Failure if there is no log
   */
  @Override
  public Integer call() throws IOException {
    Path log = new Home(Settings.home(System.getenv())).log(source.toString());
    if (!Files.isReadable(log)) {
      throw new Failure(
          "the log %s can't be read: set PLINTH_HOME, or start plinth up".formatted(log));
    }
    List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      command.add("-F");
    }
    command.add(log.toString());
    Process tail = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(tail::destroy));
    return ExternalProgram.await(tail);
  }
}
