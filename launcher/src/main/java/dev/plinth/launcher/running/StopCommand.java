package dev.plinth.launcher.running;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.home.HomeLock.Holder;
import dev.plinth.launcher.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the running application. */
@Command(
    name = "stop",
    header = "Stops what runs with PLINTH_HOME and waits until it has ended.",
    description = {
      "Does what Ctrl-C does in the terminal of up or dev: requests in flight finish, then the"
          + " server, Redis and PostgreSQL stop.",
      "If nothing runs, it says so and exits with code 0."
    })
public final class StopCommand implements Callable<Integer> {

  /** Longer than any sensible STOP_GRACE_SECONDS and STOP_DRAIN_SECONDS. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  /**
   * @return 0, also if nothing ran
   * @throws Failure if the process can't be stopped
   */
  @Override
  public Integer call() {
    Home home = new Home(Settings.home(System.getenv()));
    Progress progress = new Progress(spec.commandLine().getErr());
    Optional<Holder> holder = HomeLock.current(home).filter(it -> !it.isBrief());
    if (holder.isEmpty()) {
      progress.say("nothing runs with PLINTH_HOME " + home.root());
      return ExitCode.OK;
    }
    progress.begin();
    holder.get().process().ifPresent(StopCommand::stop);
    progress.done("stopped process " + holder.get().pid());
    return ExitCode.OK;
  }

  private static void stop(ProcessHandle process) {
    if (!process.destroy() && process.isAlive()) {
      throw new Failure(
          "process %d belongs to the user %s, and only that user can stop it"
              .formatted(process.pid(), process.info().user().orElse("unknown")));
    }
    try {
      process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      throw new Failure(
          "process %d did not end within %d s: see its log"
              .formatted(process.pid(), TIMEOUT.toSeconds()),
          e);
    }
  }
}
