package dev.plinth.launcher.process;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The parts that were started. Those that came last depend on those before, so they end first. */
public final class ManagedProcesses {

  private final Deque<ManagedProcess> started = new ConcurrentLinkedDeque<>();

  /**
   * Adds a part. To be called before the part starts a process, so that none is missed.
   *
   * @return the part
   */
  public <T extends ManagedProcess> T add(T part) {
    started.push(part);
    return part;
  }

  /** Whether none was started. */
  public boolean isEmpty() {
    return started.isEmpty();
  }

  /** Stops all, the last one first. */
  public void stop() {
    started.forEach(ManagedProcess::stop);
  }

  /** Kills all. */
  public void kill() {
    started.forEach(ManagedProcess::kill);
  }
}
