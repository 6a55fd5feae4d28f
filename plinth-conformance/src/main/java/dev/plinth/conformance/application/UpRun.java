package dev.plinth.conformance.application;

import java.nio.file.Path;
import java.util.Map;

/** A running {@code plinth up}, with the database and Redis that it has started. */
public interface UpRun extends AutoCloseable {

  /** Returns its folder, PLINTH_HOME. */
  Path folder();

  /** Returns the process of the command. */
  ProcessHandle launcher();

  /** Returns the addresses that it has printed: of the services, the operations port and more. */
  Map<String, String> addresses();

  /**
   * Starts another one, with a folder and ports of its own, and waits until it is ready.
   *
   * @param shared the variables of what it shares with this one
   */
  UpRun startAnother(Map<String, String> shared);

  /** Stops it as an operator does, and waits until it has ended. */
  @Override
  void close();
}
