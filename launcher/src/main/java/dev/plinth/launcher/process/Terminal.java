package dev.plinth.launcher.process;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Detects whether this process has a terminal (isatty). Java reports it for input and output
 * together only, and differently from version to version; Linux reports it for each descriptor.
 */
public final class Terminal {

  private static final int IN = 0;
  private static final int ERR = 2;

  private Terminal() {}

  /** Returns whether standard error is a terminal. */
  public static boolean isShown() {
    return isTerminal(ERR);
  }

  /** Returns whether a user can read questions on standard error and answer on standard input. */
  public static boolean canAnswer() {
    return isTerminal(IN) && isTerminal(ERR);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String device = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
