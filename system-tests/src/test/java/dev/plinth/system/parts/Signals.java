package dev.plinth.system.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(each -> command.add(Long.toString(each.pid())));
    try {
      new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
