package dev.plinth.devtools.migration;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Generates a migration from the difference between the entities and the migrations. */
@Command(
    name = "generate",
    header = "Generates a migration from the changes of the entities.",
    description = {
      "Compares the schema of the entities with the schema that the migrations create, writes the"
          + " difference as a migration with the next number, and prints its path. Writes nothing if"
          + " there is no difference.",
      "Drops nothing: statements that drop what the entities no longer have are commented out."
          + " Works on a scratch database, which it deletes. Review the migration before you apply"
          + " it."
    })
public final class GenerateMigrationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      converter = MigrationName.Converter.class,
      description = "What it does, like add_birthday.")
  private MigrationName name;

  /**
   * @return 0, also if there is no difference
   * @throws Failure if there are no sources, the migrations or the entities are not valid, or the
   *     difference can't be written as SQL
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    Progress progress = new Progress(spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    new MigrationGeneration(new Home(settings.home()), progress)
        .generate(SourceTree.current(), name)
        .ifPresent(out::println);
    out.flush();
    return ExitCode.OK;
  }
}
