package dev.plinth.runtime.availability;

/** Health probe of a dependency. Each dependency has one bean. */
public interface DependencyProbe {

  /** Returns the dependency that this probes. */
  Dependency dependency();

  /**
   * Returns the number of failed attempts to reconnect after which none follows; -1 for no limit.
   */
  int maxAttempts();

  /**
   * Uses the dependency briefly.
   *
   * @throws Exception if the dependency can't be used
   */
  void check() throws Exception;

  /**
   * Prepares the dependency before requests may use it, each time that it was reached again. This
   * may take minutes.
   *
   * @throws Exception if the dependency can't be used yet
   */
  default void prepare() throws Exception {}

  /**
   * Returns the reason of a failure, for operators: the class of the root cause, because its
   * message could contain secrets.
   *
   * @param failure thrown by a check, a preparation or a use
   */
  default String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
