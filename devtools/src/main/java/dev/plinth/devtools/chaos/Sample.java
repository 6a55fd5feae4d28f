package dev.plinth.devtools.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * The answer to one request of the load.
 *
 * @param service the service that it was sent to
 * @param kind what was requested
 * @param at when it was sent
 * @param took the time until the answer
 * @param status the HTTP status, 0 if there was no answer
 * @param isHit whether the cache answered
 * @param isRetryable whether it is a 503 that says when to try again
 */
record Sample(
    String service,
    Kind kind,
    Instant at,
    Duration took,
    int status,
    boolean isHit,
    boolean isRetryable) {

  /** What a request asks for. */
  enum Kind {
    /** A page that no cache has. */
    LIST,
    /** The same item each time. */
    ITEM,
    /** A new item. */
    WRITE,
    LIVE,
    READY
  }

  boolean isSuccess() {
    return status == 200 || status == 201;
  }

  /** Returns whether it is a success, or a refusal that a client can act on. */
  boolean isHonest() {
    return isSuccess() || isRetryable;
  }

  boolean isHealth() {
    return kind == Kind.LIVE || kind == Kind.READY;
  }

  Instant answered() {
    return at.plus(took);
  }

  boolean isSentBetween(Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
