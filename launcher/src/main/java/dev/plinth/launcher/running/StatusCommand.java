package dev.plinth.launcher.running;

import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.home.HomeLock.Holder;
import dev.plinth.launcher.settings.Settings;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the status of the running application. */
@Command(
    name = "status",
    header = "Shows what runs with PLINTH_HOME.",
    description = {
      "Prints the process, the address of each service, of the operations pages, of PostgreSQL and"
          + " of Redis, and whether each is up.",
      "Exits with code 1 if nothing runs or the application is still starting."
    })
public final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints a JSON object.")
  private boolean json;

  /**
   * @return 0 if the application runs and is ready, 1 otherwise
   */
  @Override
  public Integer call() {
    Home home = new Home(Settings.home(System.getenv()));
    Optional<Holder> holder = HomeLock.current(home).filter(it -> !it.isBrief());
    RunReport report = holder.map(it -> RunReport.of(it, home)).orElseGet(RunReport::ofNothing);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? report.json() : report.text());
    out.flush();
    return report.isReady() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
