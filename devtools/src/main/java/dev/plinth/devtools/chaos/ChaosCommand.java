package dev.plinth.devtools.chaos;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.running.TimeSpan;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Disturbs the running development system and reports which promises it kept. */
@Command(
    name = "chaos",
    header = "Disturbs the running development system, and reports which promises it kept.",
    description = {
      "Removes, freezes and slows the PostgreSQL and the Redis that up or dev started, locks a table,"
          + " and holds slow clients, while it sends some requests a second to every service.",
      "Writes an HTML page with charts and a verdict for each promise. What it adds to the data it"
          + " deletes. Refuses APP_ENV=production.",
      "Exits with code 1 if a promise is broken, and with code 2 while another chaos runs."
    })
public final class ChaosCommand implements Callable<Integer> {

  private static final Duration SHORTEST = Duration.ofSeconds(6);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description = "Only this fault; can be repeated: ${COMPLETION-CANDIDATES}.")
  private List<FaultKind> faults = List.of(FaultKind.values());

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How long each fault lasts, from 6s to 10m. Default: 6s.")
  private Duration time = SHORTEST;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The page to write. Default: chaos.html in PLINTH_HOME.")
  private Path report;

  /**
   * @return 0 if all promises were kept, 1 otherwise
   * @throws Failure if it is refused, or nothing runs
   * @throws ParameterException if another chaos runs
   */
  @Override
  public Integer call() throws IOException {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new ParameterException(spec.commandLine(), "--time must be from 6s to 10m");
    }
    Home home = DevelopmentSystem.home(Settings.from(System.getenv()));
    ChaosLock lock = ChaosLock.of(home).orElseThrow(() -> alreadyRunning(home));
    try {
      return disturb(home);
    } finally {
      lock.close();
    }
  }

  private ParameterException alreadyRunning(Home home) {
    return new ParameterException(
        spec.commandLine(),
        "chaos already disturbs what runs with PLINTH_HOME %s: wait until it ends"
            .formatted(home.root()));
  }

  private int disturb(Home home) throws IOException {
    DevelopmentSystem system = DevelopmentSystem.in(home);
    Path page = report == null ? home.root().resolve("chaos.html") : report;
    CommandLine command = spec.commandLine();
    Progress progress = new Progress(command.getErr());
    StopRequest stop = StopRequest.onSignals(() -> progress.say("undoing the fault …"));
    try {
      ChaosResult result = new ChaosRun(system, progress, stop).run(faults, time);
      Path docs = Distribution.ofThisProgram().root().resolve("../../../docs").normalize();
      Files.writeString(page, new ChaosPage(result, docs.toUri()).html());
      result.broken().forEach(broken -> progress.say(broken.line()));
      command.getOut().printf("%s: %s%n", result.summary(), page.toAbsolutePath());
      command.getOut().flush();
      return result.broken().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (Stopped e) {
      progress.say("stopped; the fault is undone, and what was added to the data is still there");
      return ExitCode.SOFTWARE;
    } catch (SQLException e) {
      throw new Failure("the table could not be locked: " + e.getMessage(), e);
    }
  }
}
