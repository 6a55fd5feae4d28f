package dev.plinth.launcher.key;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for the keys of access tokens. */
@Command(
    name = "key",
    header = "Creates and rotates the keys of access tokens.",
    description = {
      "The keys are in the files that JWT_SIGNING_KEY_FILE and JWT_KEY_SET_FILE name, or else in"
          + " PLINTH_HOME."
    },
    subcommands = {CreateKeyCommand.class, RotateKeyCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
