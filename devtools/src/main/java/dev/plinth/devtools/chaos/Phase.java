package dev.plinth.devtools.chaos;

import java.time.Instant;

/**
 * The time of one fault.
 *
 * @param kind the fault
 * @param begun when it began
 * @param ended when its end began
 * @param undone when nothing of it was left
 * @param over when the services had had time to recover
 */
record Phase(FaultKind kind, Instant begun, Instant ended, Instant undone, Instant over) {

  /** Returns when the services must have noticed it. */
  Instant noticed() {
    return begun.plus(kind.grace());
  }
}
