package dev.plinth.server.stop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Timeouts of the graceful stop, in whole seconds from 0 to 3600. Each value is a system property
 * ({@code create-system-properties} of the server's configuration), or else an environment variable
 * of the same name. An invalid value is logged, and its default used.
 *
 * @param grace STOP_GRACE_SECONDS, 0 by default: how long clients are still accepted, so that a
 *     load balancer can notice that the server is no longer ready
 * @param drain STOP_DRAIN_SECONDS, 10 by default: how long requests in flight may take after that
 */
public record StopTimes(Duration grace, Duration drain) {

  private static final Logger LOG = System.getLogger(StopTimes.class.getName());
  private static final int MAX_SECONDS = 3600;

  /** Returns the timeouts that the server was started with. */
  public static StopTimes configured() {
    return from(name -> System.getProperty(name, System.getenv(name)));
  }

  /**
   * @param values returns the value of a setting by its name; null if it is not set
   */
  static StopTimes from(UnaryOperator<String> values) {
    return new StopTimes(
        seconds(values, "STOP_GRACE_SECONDS", 0), seconds(values, "STOP_DRAIN_SECONDS", 10));
  }

  private static Duration seconds(UnaryOperator<String> values, String name, int defaultSeconds) {
    String value = values.apply(name);
    if (value == null || value.isBlank()) {
      return Duration.ofSeconds(defaultSeconds);
    }
    try {
      int seconds = Integer.parseInt(value.strip());
      if (seconds >= 0 && seconds <= MAX_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Logged below, like a number out of range.
    }
    LOG.log(Level.WARNING, "{0} must be a whole number from 0 to {1}", name, MAX_SECONDS);
    return Duration.ofSeconds(defaultSeconds);
  }
}
