package dev.plinth.rest.access;

/** The callers that get the same response to a read. */
public enum Audience {
  /** Callers without a token. */
  ANONYMOUS,
  /** Users. */
  USER,
  /** Administrators. */
  ADMINISTRATOR
}
