package dev.plinth.launcher.up;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.process.Parts;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the application and keeps it running until it is told to stop. */
@Command(
    name = "up",
    description = {
      "Starts PostgreSQL and Redis where none is configured, the server and both services.",
      "Prints the addresses and 'ready', and runs until Ctrl-C or SIGTERM stops it."
    })
public final class Up implements Callable<Integer> {

  private static final Duration MOMENT = Duration.ofMillis(500);

  @Spec private CommandSpec spec;

  private final Parts parts = new Parts();
  private volatile boolean gaveUp;

  /**
   * @return 0 when it was told to stop, 1 when it could not start or the server ended by itself
   * @throws Failure if the configuration is wrong or the home in use
   */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    Home home = new Home(settings.home()).prepare();
    Progress progress = new Progress(spec.commandLine().getErr());
    HomeLock lock = HomeLock.of(home);
    try {
      StopRequest stop = StopRequest.onSignals(this::giveUp);
      int exitCode = run(new Startup(settings, home, parts, stop, progress), stop, progress);
      return gaveUp ? ExitCode.SOFTWARE : exitCode;
    } finally {
      lock.close();
    }
  }

  private int run(Startup startup, StopRequest stop, Progress progress) throws IOException {
    try {
      Application application = startup.run();
      announce(application);
      while (application.server().isRunning()) {
        stop.pause(MOMENT);
      }
      throw new Failure(application.server().obituary());
    } catch (Stopped e) {
      progress.say("stopping …");
      return ExitCode.OK;
    } catch (Failure e) {
      // Told before the parts stop, which takes a while.
      e.lines().forEach(progress::say);
      return ExitCode.SOFTWARE;
    } finally {
      stop(progress);
    }
  }

  private void stop(Progress progress) {
    if (!parts.isEmpty()) {
      progress.begin();
      parts.stop();
      progress.done("stopped");
    }
  }

  private void announce(Application application) {
    PrintWriter out = spec.commandLine().getOut();
    application.printAddresses(out);
    out.println("ready");
    out.flush();
  }

  /** The second signal: nobody waits for a good end any more. */
  private void giveUp() {
    gaveUp = true;
    parts.kill();
    Runtime.getRuntime().halt(ExitCode.SOFTWARE);
  }
}
