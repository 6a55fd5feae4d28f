package dev.plinth.system.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends signals to processes that a test started. */
public final class Signals {

  private Signals() {}

  /**
   * Sends a signal to a process and all that it started.
   *
   * @param name the signal's name without SIG
   */
  public static void send(String name, ProcessHandle process) {
    String pids =
        Stream.concat(Stream.of(process), process.descendants())
            .map(each -> Long.toString(each.pid()))
            .collect(Collectors.joining(" "));
    try {
      // The shell's own kill: the program is in a package that not every machine has.
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
