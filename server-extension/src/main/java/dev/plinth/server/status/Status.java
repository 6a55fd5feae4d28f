package dev.plinth.server.status;

import dev.plinth.server.deployment.ServiceDeployments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The status as JSON, computed at most once in a while for all viewers. */
public final class Status {

  /** Together with the page's interval less than a second: so soon a change is on the page. */
  private static final Duration LIFETIME = Duration.ofMillis(400);

  private static StatusReport report;
  private static Instant computed = Instant.MIN;
  private static byte[] current;

  private Status() {}

  /**
   * Enables the status. To be called once, when the server is ready.
   *
   * @param deployments the gates of the services
   */
  public static synchronized void register(ServiceDeployments deployments) {
    report = new StatusReport(deployments);
  }

  /** Returns the JSON object in UTF-8. */
  static synchronized byte[] current() {
    Instant now = Instant.now();
    if (computed.plus(LIFETIME).isBefore(now)) {
      current = report.json(now).toString().getBytes(StandardCharsets.UTF_8);
      computed = now;
    }
    return current;
  }
}
