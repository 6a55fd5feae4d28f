package dev.plinth.launcher.migration;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the state of each migration. */
@Command(
    name = "status",
    header = "Shows each migration and whether the database has it.",
    description = {
      "A migration is applied, pending, late (pending, but older than an applied one), changed or"
          + " missing (its file, after it was applied), or failed. Changes nothing."
    })
final class MigrationStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints a JSON array.")
  private boolean json;

  /**
   * @return 0, in any state
   * @throws Failure if the database can't be used
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      List<SchemaVersion> history = history(database);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? HistoryReport.json(history) : HistoryReport.table(history));
      out.flush();
    }
    return ExitCode.OK;
  }

  private static List<SchemaVersion> history(TargetDatabase database) {
    try {
      return new Migrations(database.dataSource()).history();
    } catch (FlywayException e) {
      throw new Failure(MigrationDiagnosis.of(e, database.target()), e);
    }
  }
}
