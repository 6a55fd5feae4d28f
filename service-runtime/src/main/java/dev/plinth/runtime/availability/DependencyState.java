package dev.plinth.runtime.availability;

/** The state of a dependency. */
public enum DependencyState {
  /** It answers. */
  UP,
  /** It was just lost or never reached; no attempt to reconnect has failed yet. */
  DOWN,
  /** At least one attempt to reconnect has failed; others follow. */
  RECONNECTING,
  /** All allowed attempts have failed; none follows. Only a restart helps. */
  EXHAUSTED
}
