package dev.plinth.launcher.up;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.Progress;
import dev.plinth.launcher.home.Home;
import dev.plinth.launcher.home.HomeLock;
import dev.plinth.launcher.process.LogRotation;
import dev.plinth.launcher.process.ManagedProcesses;
import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import dev.plinth.launcher.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** The application from its start until it is told to stop. */
public final class RunningPlinth {

  private static final long LOG_BYTES = 10 * 1024 * 1024;

  private final PrintWriter out;
  private final Progress progress;
  private final RunListener attendant;
  private final ManagedProcesses parts = new ManagedProcesses();
  private volatile boolean gaveUp;
  private boolean rotationFailed;

  /**
   * @param out told the addresses, and that the application is ready
   * @param progress told everything else
   * @param attendant what is done while the application runs
   */
  public RunningPlinth(PrintWriter out, Progress progress, RunListener attendant) {
    this.out = out;
    this.progress = progress;
    this.attendant = attendant;
  }

  /**
   * Starts the application and stays with it.
   *
   * @return 0 when it was told to stop, 1 when it could not start or the server ended by itself
   * @throws Failure if the home is in use
   */
  public int run(Settings settings, Home home) throws IOException {
    HomeLock lock = HomeLock.of(home);
    try {
      // Of a launcher that was killed.
      Files.deleteIfExists(home.addresses());
      StopRequest stop = StopRequest.onSignals(this::giveUp);
      int exitCode = run(new Startup(settings, home, parts, stop, progress), home, stop);
      return gaveUp ? ExitCode.SOFTWARE : exitCode;
    } finally {
      Files.deleteIfExists(home.addresses());
      lock.close();
    }
  }

  private int run(Startup startup, Home home, StopRequest stop) throws IOException {
    LogRotation logs = new LogRotation(home.logs(), LOG_BYTES);
    try {
      Application application = startup.run(attendant.prepare());
      announce(application, home);
      while (application.server().isRunning()) {
        attendant.passMoment(application, stop);
        rotate(logs);
      }
      throw new Failure(application.server().obituary());
    } catch (Stopped e) {
      progress.say("stopping …");
      return ExitCode.OK;
    } catch (Failure e) {
      // Told before the parts stop, which takes a while; on a full disk, whatever fails fails by
      // that.
      home.lackOfSpace().map(List::of).orElse(e.lines()).forEach(progress::say);
      return ExitCode.SOFTWARE;
    } finally {
      stop();
    }
  }

  /** The application goes on without: the next try may find room on the disk. */
  private void rotate(LogRotation logs) {
    try {
      logs.run();
    } catch (IOException e) {
      if (!rotationFailed) {
        progress.say("a log file could not be rotated: " + e);
      }
      rotationFailed = true;
    }
  }

  private void stop() {
    if (!parts.isEmpty()) {
      progress.begin();
      parts.stop();
      progress.done("stopped");
    }
  }

  private void announce(Application application, Home home) throws IOException {
    Files.writeString(home.addresses(), application.addresses());
    out.print(application.addresses());
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
