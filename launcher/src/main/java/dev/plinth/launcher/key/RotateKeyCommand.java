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

/** Rotates the keys. */
@Command(
    name = "rotate",
    header = "Creates a new private key and keeps the previous public key.",
    description = {
      "The key set gets the new public key and keeps the previous one, so that no user is signed"
          + " out.",
      "Servers sign with the new key after their next start. If there are several, give all of them"
          + " the new key set first."
    })
final class RotateKeyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  /**
   * @return 0
   * @throws dev.plinth.launcher.Failure if there are no keys yet
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    TokenKeys keys = TokenKeys.of(settings, new Home(settings.home()));
    keys.rotate();
    new Progress(spec.commandLine().getErr())
        .say("rotated " + keys + "; servers sign with the new key after their next start");
    return ExitCode.OK;
  }
}
