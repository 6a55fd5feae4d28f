package dev.plinth.launcher.process;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The started processes, as a stack: later ones depend on earlier ones, so they end first. */
public final class ManagedProcesses {

  private final Deque<ManagedProcess> started = new ConcurrentLinkedDeque<>();

  /**
   * Adds a process. Must be called before it starts, so that none is missed.
   *
   * @return the process
   */
  public <T extends ManagedProcess> T add(T process) {
    started.push(process);
    return process;
  }

  /** Returns whether none was started. */
  public boolean isEmpty() {
    return started.isEmpty();
  }

  /** Stops all, in reverse order of their start. */
  public void stop() {
    started.forEach(ManagedProcess::stop);
  }

  /** Kills all. */
  public void kill() {
    started.forEach(ManagedProcess::kill);
  }
}
