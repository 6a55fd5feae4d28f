package dev.plinth.launcher.up;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the application and runs it until a stop is requested. */
@Command(
    name = "up",
    header = "Starts everything and runs until Ctrl-C.",
    description = {
      "Starts PostgreSQL and Redis unless others are configured, then the server with the"
          + " services. Prints the addresses and \"ready\", and runs until Ctrl-C, SIGTERM or \"plinth stop\""
          + " stops it."
    })
public final class UpCommand implements Callable<Integer> {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  @Spec private CommandSpec spec;

  /**
   * @return 0 after a requested stop, 1 if it could not start or the server ended by itself
   * @throws Failure if the configuration is invalid or the home is in use
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.forServer(System.getenv());
    Home home = new Home(settings.home()).prepare();
    CommandLine command = spec.commandLine();
    return new RunningPlinth(
            command.getOut(),
            new Progress(command.getErr()),
            (application, stop) -> stop.pause(POLL_INTERVAL))
        .run(settings, home);
  }
}
