package dev.plinth.devtools.chaos;

/**
 * Whether a service kept a promise.
 *
 * @param fault the fault, or the whole run
 * @param service the service
 * @param promise the promise
 * @param measured the figure
 * @param kept whether it was kept
 */
record Verdict(String fault, String service, Promise promise, String measured, boolean kept) {

  /** A line for the terminal. */
  String line() {
    return "%s: %s, %s: %s".formatted(kept ? "kept" : "BROKEN", service, fault, promise.text())
        + " ("
        + measured
        + "; limit: "
        + promise.limit()
        + ")";
  }
}
