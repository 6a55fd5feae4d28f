package dev.plinth.launcher.account;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for the role of administrator. */
@Command(
    name = "admin",
    header = "Grants and revokes the role of administrator.",
    subcommands = {GrantCommand.class, RevokeCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class AdminCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
