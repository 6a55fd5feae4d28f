package dev.plinth.system.overload;

import java.io.IOException;
import java.time.Duration;

/**
 * The answer to a request.
 *
 * @param due when the request was due, as {@link System#nanoTime}
 * @param nanos the time from then to the end of its response
 * @param status the HTTP status, 0 if there was no response
 * @param response the response of a failure, or why there was none
 */
record LoadResult(long due, long nanos, int status, String response) {

  /** A later answer is of no use to its client. */
  private static final Duration IN_TIME = Duration.ofSeconds(5);

  static LoadResult of(LoadConnection connection) {
    int status = connection.status();
    return new LoadResult(
        connection.due(),
        System.nanoTime() - connection.due(),
        status,
        status < 400 ? "" : connection.text());
  }

  static LoadResult failed(long due, IOException e) {
    return new LoadResult(due, System.nanoTime() - due, 0, e.toString());
  }

  /** Whether the request succeeded. */
  boolean isSuccess() {
    return status == 200 || status == 201;
  }

  /** Whether it succeeded in time. */
  boolean isGood() {
    return isSuccess() && took().compareTo(IN_TIME) < 0;
  }

  Duration took() {
    return Duration.ofNanos(nanos);
  }
}
