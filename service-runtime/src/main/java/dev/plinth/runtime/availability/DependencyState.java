package dev.plinth.runtime.availability;

/** Whether a dependency can be used. */
public enum DependencyState {
  /** It answers. */
  UP,
  /** It has just been lost, or was never reached; no further attempt has failed yet. */
  DOWN,
  /** At least one attempt to reach it again has failed; others follow. */
  RECONNECTING,
  /** As many attempts failed as are allowed; none follows. Only a restart helps. */
  EXHAUSTED
}
