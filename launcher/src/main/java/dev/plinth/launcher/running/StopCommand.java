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

/** Stops what runs. */
@Command(
    name = "stop",
    header = "Stops what runs with PLINTH_HOME, and waits for its end.",
    description = {
      "Does what Ctrl-C does where up or dev was started: requests in flight finish, then the"
          + " server, Redis and PostgreSQL stop.",
      "Where nothing runs, it says so and ends with exit code 0."
    })
public final class StopCommand implements Callable<Integer> {

  /** Longer than any sensible STOP_GRACE_SECONDS and STOP_DRAIN_SECONDS. */
  private static final Duration BOUND = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  /**
   * @return 0, also where nothing ran
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
          "process %d is of the user %s, and can be stopped by that user only"
              .formatted(process.pid(), process.info().user().orElse("unknown")));
    }
    try {
      process.onExit().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      throw new Failure(
          "process %d has not ended within %d s: see its log"
              .formatted(process.pid(), BOUND.toSeconds()),
          e);
    }
  }
}
