package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.migration.MigrateCommand;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.Migrations;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drops, migrates and seeds the database. */
@Command(
    name = "reset",
    header = "Drops everything in the database, migrates it, and seeds it.",
    description = {
      "Drops everything in the database that the DB_ variables name, or in the",
      "embedded one, migrates it, and seeds it with the set of APP_ENV, as seed",
      "does. Asks for confirmation. A running application continues with the new data."
    })
public final class ResetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Confirmation confirmation;

  @Option(names = "--force", description = "Also resets a production database.")
  private boolean force;

  /**
   * @return 0, or 1 if the answer was no
   * @throws Failure if the reset is refused or a step fails
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    ProductionGuard.checkProduction("reset", settings, force);
    confirmation.check(
        spec.commandLine(), "reset drops everything in " + ProductionGuard.name(settings));
    EnvironmentSet set = EnvironmentSet.of(settings.appEnv(), System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      String question = "drop everything in " + database.address() + "?";
      if (!confirmation.isGiven(spec.commandLine(), question)) {
        progress.say("nothing was changed");
        return ExitCode.SOFTWARE;
      }
      reset(database, set, progress);
    }
    return ExitCode.OK;
  }

  private void reset(TargetDatabase database, EnvironmentSet set, Progress progress) {
    progress.say("dropping everything in " + database.address());
    progress.begin();
    try {
      new Migrations(database.dataSource()).drop();
    } catch (FlywayException e) {
      throw new Failure("nothing was changed: " + MigrationDiagnosis.of(e, database.target()), e);
    }
    progress.done("dropped");
    MigrateCommand.migrate(database, progress);
    new Seeding(database, progress).replaceBy(set.name(), set.set());
    set.print(spec.commandLine().getOut());
  }
}
