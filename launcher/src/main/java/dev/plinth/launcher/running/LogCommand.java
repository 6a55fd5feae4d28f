package dev.plinth.launcher.running;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes the log level of the running server. */
@Command(
    name = "log",
    header = "Changes the log level of the server that runs with PLINTH_HOME.",
    description = {
      "Prints the levels that then apply. Without LEVEL it changes nothing.",
      "A change lasts until the server stops, or for as long as --for says."
    })
public final class LogCommand implements Callable<Integer> {

  private static final Pattern NAME = Pattern.compile("[\\w.$-]{1,200}");

  /** The log levels, as in LOG_LEVEL. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Level level;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Restores the earlier level after this time, such as 30s, 10m or 2h.")
  private Duration time;

  @Option(
      names = "--logger",
      paramLabel = "NAME",
      description =
          "The logger to change, with those below it. Default: dev.plinth, all of Plinth.")
  private String logger;

  /**
   * @return 0
   * @throws Failure if no server runs, or if it doesn't respond
   */
  @Override
  public Integer call() throws IOException {
    check();
    ServerLogLevels levels = new ServerLogLevels(new Home(Settings.home(System.getenv())));
    if (level != null) {
      levels.change(wanted());
    }
    PrintWriter out = spec.commandLine().getOut();
    levels.current().forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private void check() {
    if (level == null && (time != null || logger != null)) {
      throw new ParameterException(
          spec.commandLine(), (time != null ? "--for" : "--logger") + " needs LEVEL");
    }
    if (logger != null && !NAME.matcher(logger).matches()) {
      throw new ParameterException(
          spec.commandLine(), "--logger: '" + logger + "' is not the name of a logger");
    }
  }

  private ServerLogLevel wanted() {
    return new ServerLogLevel(
        logger == null ? "dev.plinth" : logger,
        level.toString(),
        Optional.ofNullable(time).map(Instant.now()::plus));
  }
}
