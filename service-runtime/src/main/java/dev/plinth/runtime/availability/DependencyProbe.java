package dev.plinth.runtime.availability;

/** How to find out whether a dependency can be used. One bean for each dependency. */
public interface DependencyProbe {

  /** Returns what this is about. */
  Dependency dependency();

  /**
   * Returns how many attempts to reach it again may fail before no more is made; -1: any number.
   */
  int maxAttempts();

  /**
   * Uses the dependency briefly.
   *
   * @throws Exception whatever shows that it can't be used
   */
  void check() throws Exception;

  /**
   * Does what has to be done before others may use the dependency, each time it was reached again.
   * It may take its time.
   *
   * @throws Exception if the dependency can't be used yet
   */
  default void prepare() throws Exception {}

  /**
   * Returns why the dependency can't be used, for operations: the class of what went wrong at the
   * bottom, because its text could have secrets in it.
   *
   * @param failure what a check, a preparation or a use has thrown
   */
  default String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
