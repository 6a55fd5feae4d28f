package dev.plinth.launcher.migration;

import static java.util.stream.Collectors.joining;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.database.TargetDatabase;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import dev.plinth.persistence.migration.MigrationDiagnosis;
import dev.plinth.persistence.migration.MigrationListener;
import dev.plinth.persistence.migration.Migrations;
import dev.plinth.persistence.migration.SchemaVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Applies the pending migrations. */
@Command(
    name = "migrate",
    header = "Applies the pending migrations to the database.",
    description = {
      "The database is the one that the DB_ variables name, or the embedded one. No server needs to"
          + " run, but any number may."
    })
public final class MigrateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0, also if nothing was pending
   * @throws Failure if the database can't be used, a migration fails, or the history and the
   *     migrations contradict each other
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (TargetDatabase database =
        TargetDatabase.open(settings, new Home(settings.home()), progress)) {
      migrate(database, progress);
    }
    return ExitCode.OK;
  }

  /**
   * Applies what is pending and reports each migration.
   *
   * @throws Failure if a migration fails, or the history and the migrations contradict each other
   */
  public static void migrate(TargetDatabase database, Progress progress) {
    Migrations migrations =
        new Migrations(database.dataSource())
            .tell(new MigrationProgress(database.address(), progress));
    try {
      int applied = migrations.apply();
      MigrationDiagnosis.newer(migrations.history()).forEach(progress::say);
      progress.say(
          applied == 0
              ? "nothing to migrate, " + database.address() + " is up to date"
              : database.address() + " is up to date");
    } catch (FlywayException e) {
      throw new Failure(MigrationDiagnosis.of(e, migrations, database.target()));
    }
  }

  /** Reports each step of a migration. */
  private record MigrationProgress(String address, Progress progress) implements MigrationListener {

    private static final int MAX_SHOWN = 10;

    @Override
    public void waiting() {
      progress.say("another migration is running on " + address + ", waiting");
    }

    @Override
    public void applied(SchemaVersion migration, Duration taken) {
      String seconds = String.format(Locale.ROOT, "%.2f", taken.toMillis() / 1000.0);
      progress.say("applied " + migration.script() + " (" + seconds + " s)");
    }

    @Override
    public void withoutCanonicalName(List<UUID> users) {
      progress.say(
          users.size()
              + " users have a name or address that an older user also has, or that is no longer"
              + " allowed; they sign in with exactly what is stored: "
              + users.stream().limit(MAX_SHOWN).map(UUID::toString).collect(joining(", "))
              + (users.size() > MAX_SHOWN ? ", …" : ""));
    }
  }
}
