package dev.plinth.persistence.session;

import dev.plinth.runtime.access.SignedInUser;

/**
 * The result of a refresh token rotation.
 *
 * @param user the token's user; null if the outcome is {@link Outcome#UNKNOWN}
 */
public record TokenRotation(Outcome outcome, SignedInUser user) {

  /** The outcome of using a refresh token. */
  public enum Outcome {
    /** The token was valid. It is used now, and its successor is stored. */
    CONTINUED,
    /** The token was already used, so its session was ended. */
    REUSED,
    /** The token or its session has expired, or the session has ended. */
    OVER,
    /** The token was never issued, or its user was deleted. */
    UNKNOWN
  }
}
