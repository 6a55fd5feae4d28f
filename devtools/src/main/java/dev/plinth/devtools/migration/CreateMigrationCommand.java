package dev.plinth.devtools.migration;

import dev.plinth.launcher.Failure;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an empty migration with the next number. */
@Command(
    name = "create",
    header = "Writes an empty migration with the next number.",
    description = {
      "Writes it into the project that contains the current folder, or else into the project of this"
          + " command, and prints its path."
    })
public final class CreateMigrationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      converter = MigrationName.Converter.class,
      description = "What it does, like add_birthday.")
  private MigrationName name;

  /**
   * @return 0
   * @throws Failure if there are no sources, or a migration of that name exists
   */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(SourceTree.current().write(name, ""));
    out.flush();
    return ExitCode.OK;
  }
}
