package dev.plinth.runtime.idempotency;

import dev.plinth.runtime.fact.Conflict;

/** A request with the same idempotency key is still running. */
public class StillRunning extends Conflict {

  /** Creates the fact. */
  public StillRunning() {
    super(
        "request-still-running",
        "A request with this Idempotency-Key is still running. Repeat yours later.");
  }
}
