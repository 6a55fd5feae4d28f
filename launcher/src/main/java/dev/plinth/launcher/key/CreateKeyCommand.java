package dev.plinth.launcher.key;

import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates the keys unless they exist. */
@Command(
    name = "create",
    header = "Creates the keys unless they exist.",
    description = {
      "Creates a private key and a key set with its public key, readable by their owner only."
          + " \"plinth up\" does this for PLINTH_HOME."
    })
final class CreateKeyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0, also if the keys exist
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    TokenKeys keys = TokenKeys.of(settings, new Home(settings.home()));
    boolean made = keys.create();
    new Progress(spec.commandLine().getErr())
        .say(made ? "created " + keys : keys + " already exist");
    return ExitCode.OK;
  }
}
