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

/**
 * The life cycle of the application: starts it, runs it until a stop is requested, and stops it.
 */
public final class RunningPlinth {

  private static final long LOG_BYTES = 10 * 1024 * 1024;

  private final PrintWriter out;
  private final Progress progress;
  private final RunListener listener;
  private final ManagedProcesses processes = new ManagedProcesses();
  private volatile boolean killed;
  private boolean rotationFailed;

  /**
   * @param out gets the addresses, and the line that says that the application is ready
   * @param progress gets all other messages
   * @param listener called while the application runs
   */
  public RunningPlinth(PrintWriter out, Progress progress, RunListener listener) {
    this.out = out;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * Starts the application and waits until it ends.
   *
   * @return 0 after a requested stop, 1 if it could not start or the server ended by itself
   * @throws Failure if the home is in use
   */
  public int run(Settings settings, Home home) throws IOException {
    HomeLock lock = HomeLock.of(home);
    try {
      // Left by a launcher that was killed.
      Files.deleteIfExists(home.addresses());
      StopRequest stop = StopRequest.onSignals(this::kill);
      int exitCode = run(new Startup(settings, home, processes, stop, progress), home, stop);
      return killed ? ExitCode.SOFTWARE : exitCode;
    } finally {
      Files.deleteIfExists(home.addresses());
      lock.close();
    }
  }

  private int run(Startup startup, Home home, StopRequest stop) throws IOException {
    LogRotation logs = new LogRotation(home.logs(), LOG_BYTES);
    try {
      Application application = startup.run(listener.prepare());
      announce(application, home);
      while (application.server().isRunning()) {
        listener.tick(application, stop);
        rotate(logs);
      }
      throw new Failure(application.server().exitMessage());
    } catch (Stopped e) {
      progress.say("stopping …");
      return ExitCode.OK;
    } catch (Failure e) {
      // Reported before the processes stop, which takes a while. A full disk causes all other
      // failures.
      home.lackOfSpace().map(List::of).orElse(e.lines()).forEach(progress::say);
      return ExitCode.SOFTWARE;
    } finally {
      stop();
    }
  }

  /** A failed rotation doesn't stop the application: the next one may find space on the disk. */
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
    if (!processes.isEmpty()) {
      progress.begin();
      processes.stop();
      progress.done("stopped");
    }
  }

  private void announce(Application application, Home home) throws IOException {
    Files.writeString(home.addresses(), application.addresses());
    out.print(application.addresses());
    out.println("ready");
    out.flush();
  }

  /** The second signal: kills everything instead of stopping gracefully. */
  private void kill() {
    killed = true;
    processes.kill();
    Runtime.getRuntime().halt(ExitCode.SOFTWARE);
  }
}
