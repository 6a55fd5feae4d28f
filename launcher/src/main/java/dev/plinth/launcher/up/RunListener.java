package dev.plinth.launcher.up;

import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.util.List;

/** Callbacks that run alongside the application. */
public interface RunListener {

  /**
   * Called once, before the server starts and while this process holds the lock on the home.
   *
   * @return options for the server's JVM
   */
  default List<String> prepare() throws IOException {
    return List.of();
  }

  /**
   * Called repeatedly while the application runs: sleeps for a short time, then does pending work.
   *
   * @throws Stopped if a stop is or was requested
   */
  void tick(Application application, StopRequest stop) throws IOException, Stopped;
}
