package dev.plinth.launcher.process;

/** A process that the launcher starts and stops. */
public interface ManagedProcess {

  /** Returns its name for messages. */
  String name();

  /** Stops it gracefully and waits until it has ended. Does nothing if it does not run. */
  void stop();

  /** Ends it immediately. May be called while {@link #stop} is in progress. */
  void kill();
}
