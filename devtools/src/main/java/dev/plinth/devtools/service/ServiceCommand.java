package dev.plinth.devtools.service;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for the services of a project. */
@Command(
    name = "service",
    header = "Lists and changes the services of the project.",
    subcommands = {CreateCommand.class, ListCommand.class, RemoveCommand.class, SyncCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class ServiceCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
