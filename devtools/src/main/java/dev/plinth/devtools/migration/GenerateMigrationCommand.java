package dev.plinth.devtools.migration;

import dev.plinth.devtools.schema.SchemaComparison;
import dev.plinth.devtools.schema.SchemaDifference;
import dev.plinth.devtools.schema.ScratchDatabase;
import dev.plinth.launcher.Distribution;
import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the migration that the entities ask for. */
@Command(
    name = "generate",
    header = "Writes the migration that the entities ask for.",
    description = {
      "Writes what the entities mean and the migrations do not make yet as a migration with the"
          + " next number, and prints its path. Writes nothing where there is no difference.",
      "Drops nothing: what the entities do not mean any more is commented out. Works on a database"
          + " of its own, which it deletes. Read the migration before you apply it."
    })
public final class GenerateMigrationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      converter = MigrationName.Converter.class,
      description = "What it does, like add_birthday.")
  private MigrationName name;

  /**
   * @return 0, also when there is no difference
   * @throws Failure if there are no sources, the migrations or the entities are not valid, or the
   *     difference can't be written as SQL
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    SourceTree sources =
        SourceTree.around(Path.of("").toAbsolutePath(), Distribution.ofThisProgram().root());
    sources.checkIsNew(name);
    Progress progress = new Progress(spec.commandLine().getErr());
    SchemaDifference difference = difference(sources, new Home(settings.home()), progress);
    if (difference.isEmpty()) {
      progress.say("no difference: the migrations make what the entities mean");
    } else {
      write(sources.write(name, difference.sql()), difference, progress);
    }
    return ExitCode.OK;
  }

  private static SchemaDifference difference(SourceTree sources, Home home, Progress progress)
      throws IOException {
    try (ScratchDatabase scratch = ScratchDatabase.open(home, progress)) {
      return new SchemaComparison(scratch, sources.folder()).difference();
    }
  }

  private void write(Path file, SchemaDifference difference, Progress progress) {
    if (difference.isAgreement()) {
      progress.say("nothing to add or change; what could be dropped is in comments");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(file);
    out.flush();
  }
}
