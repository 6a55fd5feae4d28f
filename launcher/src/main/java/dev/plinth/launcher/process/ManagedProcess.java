package dev.plinth.launcher.process;

/** Something that runs as long as the launcher does. */
public interface ManagedProcess {

  /** What people call it. */
  String name();

  /** Ends it in good order, and is back when it has ended. Does nothing if it does not run. */
  void stop();

  /** Ends it at once, whatever it is doing. May be called while {@link #stop} is under way. */
  void kill();
}
