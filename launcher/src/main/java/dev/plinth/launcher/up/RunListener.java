package dev.plinth.launcher.up;

import dev.plinth.launcher.process.StopRequest;
import dev.plinth.launcher.process.StopRequest.Stopped;
import java.io.IOException;
import java.util.List;

/** What is done beside the running application. */
public interface RunListener {

  /**
   * Called once, before the server starts, when the home belongs to this process alone.
   *
   * @return options for the server's Java
   */
  default List<String> prepare() throws IOException {
    return List.of();
  }

  /**
   * Called again and again while the application runs: lets a moment pass, and then does what there
   * is to do.
   *
   * @throws Stopped if stopping is or was asked for
   */
  void passMoment(Application application, StopRequest stop) throws IOException, Stopped;
}
