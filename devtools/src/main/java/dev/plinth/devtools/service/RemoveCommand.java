package dev.plinth.devtools.service;

import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a service that has no data. */
@Command(
    name = "remove",
    header = "Removes a service that has no data.",
    description = {
      "Deletes what create wrote, but not its migration: a new one drops the table, and fails where"
          + " it has rows. Prints each file.",
      "Refuses if the table has rows in the database of DB_HOST, or else in the embedded one, and if"
          + " other code uses the service. After a failure, nothing is changed."
    })
final class RemoveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The service.")
  private String name;

  /**
   * @return 0
   * @throws Failure if there is no such service, its table has rows, or other code uses it
   */
  @Override
  public Integer call() throws IOException {
    Path root = ServiceSources.of(Distribution.ofThisProgram()).root();
    RemovableService service = RemovableService.find(root, name);
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      service.requireNoRows(database);
    }
    progress.say("compiling what remains …");
    List<Path> files = new ServiceRemoval(root).remove(service);
    PrintWriter out = spec.commandLine().getOut();
    files.forEach(out::println);
    out.flush();
    progress.say("removed " + name + ": review the migration, then ./plinth migrate");
    return ExitCode.OK;
  }
}
