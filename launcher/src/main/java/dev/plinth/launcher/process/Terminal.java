package dev.plinth.launcher.process;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Whether somebody sits in front of this process. Java tells it of input and output together only,
 * and in other ways from version to version; Linux tells it of each.
 */
public final class Terminal {

  private static final int IN = 0;
  private static final int ERR = 2;

  private Terminal() {}

  /** Whether standard error is shown while it is written. */
  public static boolean isShown() {
    return isTerminal(ERR);
  }

  /** Whether somebody reads questions on standard error and can answer on standard input. */
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
