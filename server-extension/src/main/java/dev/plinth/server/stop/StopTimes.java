package dev.plinth.server.stop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How long a stop may take, in whole seconds from 0 to 3600. Each value is a system property
 * ({@code create-system-properties} of the server's configuration), or else an environment variable
 * of the same name. A wrong value is logged and read as its default.
 *
 * @param grace STOP_GRACE_SECONDS, 0 by default: how long clients are still accepted, so that a
 *     load balancer can notice that the server is no longer ready
 * @param drain STOP_DRAIN_SECONDS, 10 by default: how long requests in flight may take after that
 */
public record StopTimes(Duration grace, Duration drain) {

  private static final Logger LOG = System.getLogger(StopTimes.class.getName());
  private static final int MOST = 3600;

  /** What the server was started with. */
  public static StopTimes configured() {
    return from(name -> System.getProperty(name, System.getenv(name)));
  }

  /**
   * @param values a setting's value by its name, null if there is none
   */
  static StopTimes from(UnaryOperator<String> values) {
    return new StopTimes(
        seconds(values, "STOP_GRACE_SECONDS", 0), seconds(values, "STOP_DRAIN_SECONDS", 10));
  }

  private static Duration seconds(UnaryOperator<String> values, String name, int otherwise) {
    String value = values.apply(name);
    if (value == null || value.isBlank()) {
      return Duration.ofSeconds(otherwise);
    }
    try {
      int seconds = Integer.parseInt(value.strip());
      if (seconds >= 0 && seconds <= MOST) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    LOG.log(Level.WARNING, "{0} must be a whole number from 0 to {1}", name, MOST);
    return Duration.ofSeconds(otherwise);
  }
}
