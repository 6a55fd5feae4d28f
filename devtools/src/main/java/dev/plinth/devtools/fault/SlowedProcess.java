package dev.plinth.devtools.fault;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A process that is slowed down: it is suspended most of the time, and runs for a moment in
 * between.
 */
public final class SlowedProcess implements AutoCloseable {

  private static final long SUSPENDED_MILLIS = 150;
  private static final long RUNNING_MILLIS = 50;

  private final Supplier<Optional<ProcessHandle>> process;
  private final Thread thread = new Thread(this::slow, "slowed-process");
  private volatile boolean ended;

  /**
   * Begins to slow it down.
   *
   * @param process finds the process; empty while it does not run
   */
  public SlowedProcess(Supplier<Optional<ProcessHandle>> process) {
    this.process = process;
    thread.setDaemon(true);
    thread.start();
  }

  private void slow() {
    while (!ended) {
      send("STOP", SUSPENDED_MILLIS);
      send("CONT", RUNNING_MILLIS);
    }
  }

  /** Sleeping is the purpose of this class. */
  private void send(String signal, long millis) {
    process.get().ifPresent(it -> ProcessSignals.send(signal, it));
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  /** Lets it run at its usual speed again. */
  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
