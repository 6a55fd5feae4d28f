package dev.plinth.launcher.seed;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.process.Terminal;
import dev.plinth.launcher.settings.AppEnv;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replaces the data of the database. */
@Command(
    name = "seed",
    header = "Replaces all data with the seed set of APP_ENV or with generated data.",
    description = {
      "Replaces all data of the database that the DB_ variables name, or of the",
      "embedded one, with the seed set of APP_ENV: three users and five blogs",
      "(development), two of each (test), or one administrator (production). With",
      "--users, with generated data. In development and test all passwords are",
      "'password'; in production it is PLINTH_ADMIN_PASSWORD, or a random one, which",
      "is printed. Asks for confirmation unless there are no users and no blogs.",
      "A failure leaves the old data."
    })
public final class SeedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--force", description = "Also seeds a production database.")
  private boolean force;

  @Mixin private Amount amount;
  @Mixin private Confirmation confirmation;

  /**
   * @return 0, or 1 if the answer was no
   * @throws Failure if it is refused, or the database can't be used; the data is unchanged then
   */
  @Override
  public Integer call() throws IOException {
    amount.check(spec.commandLine());
    Settings settings = Settings.from(System.getenv());
    if (settings.appEnv() == AppEnv.PRODUCTION && amount.isGiven()) {
      throw new Failure(
          "generated users have a known password: --users is refused when APP_ENV is production");
    }
    ProductionGuard.checkProduction("seed", settings, force);
    return seed(settings);
  }

  private int seed(Settings settings) throws IOException {
    CommandLine command = spec.commandLine();
    Progress progress = new Progress(command.getErr());
    EnvironmentSet set = EnvironmentSet.of(settings.appEnv(), System.getenv());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      Seeding seeding = new Seeding(database, progress);
      if (!seeding.isEmpty() && !confirmed(database)) {
        progress.say("nothing was changed");
        return ExitCode.SOFTWARE;
      }
      if (amount.isGiven()) {
        seeding.replaceBy(amount.toString(), generated(command.getErr(), progress));
      } else {
        seeding.replaceBy(set.name(), set.set());
        set.print(command.getOut());
      }
      return ExitCode.OK;
    }
  }

  private boolean confirmed(TargetDatabase database) {
    confirmation.check(
        spec.commandLine(), "seed replaces all users and blogs of " + database.address());
    return confirmation.isGiven(
        spec.commandLine(), "replace all users and blogs of " + database.address() + "?");
  }

  private SeedSet generated(PrintWriter err, Progress progress) {
    return amount.set(new ProgressBar(err, progress, Terminal.isShown()));
  }
}
