package dev.plinth.launcher.migration;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands that show and write migrations. */
@Command(
    name = "migration",
    header = "Shows and writes migrations.",
    subcommands = MigrationStatusCommand.class,
    synopsisSubcommandLabel = "COMMAND")
public final class MigrationCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
