package dev.plinth.persistence.session;

import dev.plinth.runtime.access.SignedInUser;

/**
 * What came of the attempt to use a refresh token.
 *
 * @param outcome whether the session goes on
 * @param user whose token it was, null if that is {@link Outcome#UNKNOWN}
 */
public record TokenRotation(Outcome outcome, SignedInUser user) {

  /** What a refresh token turned out to be. */
  public enum Outcome {
    /** Good: it is used by now, and its successor is stored. */
    CONTINUED,
    /** Used before: its session has been ended. */
    REUSED,
    /** Too late: it or its session has expired, or the session has ended. */
    OVER,
    /** Not one that was ever given out, or one of a user who is gone. */
    UNKNOWN
  }
}
