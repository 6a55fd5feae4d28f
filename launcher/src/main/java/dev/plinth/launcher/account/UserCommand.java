package dev.plinth.launcher.account;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands that activate and deactivate users. */
@Command(
    name = "user",
    header = "Activates and deactivates users.",
    subcommands = {ActivateCommand.class, DeactivateCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class UserCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
